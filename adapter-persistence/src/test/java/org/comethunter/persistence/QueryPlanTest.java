package org.comethunter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.comethunter.application.frame.FrameQuery;
import org.comethunter.domain.file.FileMetadata;
import org.comethunter.domain.file.FileStatus;
import org.comethunter.domain.file.ProcessedFile;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.persistence.contract.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The statements walk along an index: they neither sort nor look at rows they do not want. */
class QueryPlanTest {

  private static final String FRAMES_ALONG_THE_KEY =
      "SEARCH frame USING PRIMARY KEY" + " (camera=? AND (observed_at,id)>(?,?) AND observed_at<?)";

  @TempDir private Path folder;
  private final Statements statements = new Statements();

  private List<String> plan(boolean analysed, String statement, Object parameters)
      throws SQLException {
    Path file = folder.resolve("test.db");
    try (Database database = Database.open(file)) {
      if (analysed) {
        fill(database);
      }
    }
    try (RawSql sql = new RawSql(file)) {
      if (analysed) {
        sql.execute("ANALYZE");
      }
      return sql.query("EXPLAIN QUERY PLAN " + statements.sql(statement, parameters));
    }
  }

  private static void fill(Database database) {
    List<FileMetadata> metadata = new ArrayList<>();
    List<ProcessedFile> files = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      Instant time = Samples.NOON.plusSeconds(i);
      var id = Samples.id(i % 2 == 0 ? Instrument.C2 : Instrument.C3, time, i);
      metadata.add(Samples.listed(id, time));
      files.add(Samples.processed(id, time));
    }
    new SqliteFileMetadataRepository(database).addNew(metadata);
    new SqliteProcessedFileRepository(database).addNew(files);
  }

  private static FrameRange range(Optional<Instrument> camera) {
    return FrameRange.of(new FrameQuery(camera, Optional.empty(), Optional.empty(), 100));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void framesOfBothCamerasAreMergedNotSorted(boolean analysed) throws SQLException {
    List<String> plan =
        plan(analysed, FrameMapper.class.getName() + ".pageOfBoth", range(Optional.empty()));
    assertThat(plan).contains("MERGE (UNION ALL)").noneMatch(step -> step.contains("TEMP B-TREE"));
    assertThat(plan.stream().filter(step -> step.startsWith("SEARCH frame")))
        .hasSize(2)
        .allMatch(FRAMES_ALONG_THE_KEY::equals);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void framesOfOneCamera(boolean analysed) throws SQLException {
    List<String> plan =
        plan(
            analysed,
            FrameMapper.class.getName() + ".pageOfOne",
            range(Optional.of(Instrument.C3)));
    assertThat(plan).contains(FRAMES_ALONG_THE_KEY).noneMatch(step -> step.contains("TEMP B-TREE"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void filesInAnyState(boolean analysed) throws SQLException {
    List<String> plan =
        plan(
            analysed,
            FileCatalogueMapper.class.getName() + ".list",
            Map.of(
                "statuses",
                EnumSet.allOf(FileStatus.class),
                "range",
                range(Optional.of(Instrument.C3))));
    assertThat(plan).noneMatch(step -> step.startsWith("SCAN processed_file"));
    assertThat(plan.stream().filter(step -> step.startsWith("SEARCH processed_file")))
        .hasSize(FileStatus.values().length)
        .allMatch(
            step ->
                step.equals(
                    "SEARCH processed_file USING INDEX processed_file_by_camera"
                        + " (camera=? AND status=? AND (observed_at,id)>(?,?) AND observed_at<?)"));
  }

  @Test
  void theSummaryIsCountedOnAnIndexAlone() throws SQLException {
    assertThat(plan(false, FileCatalogueMapper.class.getName() + ".summary", Map.of()))
        .containsExactly("SCAN processed_file USING COVERING INDEX processed_file_by_camera");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void filesOfOneCameraInSomeStates(boolean analysed) throws SQLException {
    Set<FileStatus> two = EnumSet.of(FileStatus.READY, FileStatus.DOWNLOADED);
    assertThat(
            plan(
                    analysed,
                    ProcessedFileMapper.class.getName() + ".inWindow",
                    Map.of("camera", Instrument.C3, "from", "", "before", "~", "statuses", two))
                .getFirst())
        .isEqualTo(
            "SEARCH processed_file USING INDEX processed_file_by_camera"
                + " (camera=? AND status=? AND observed_at>? AND observed_at<?)");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void filesInAState(boolean analysed) throws SQLException {
    assertThat(
            plan(
                analysed,
                ProcessedFileMapper.class.getName() + ".inStates",
                Map.of("statuses", EnumSet.of(FileStatus.PROCESSING))))
        .containsExactly("SEARCH processed_file USING INDEX processed_file_by_time (status=?)");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void metadataOfOneCamera(boolean analysed) throws SQLException {
    assertThat(
            plan(
                analysed,
                FileMetadataMapper.class.getName() + ".inWindow",
                Map.of("camera", Instrument.C3, "from", "", "before", "~")))
        .containsExactly(
            "SEARCH file_metadata USING INDEX file_metadata_by_camera"
                + " (camera=? AND observed_at>? AND observed_at<?)");
  }

  @Test
  void newestObservation() throws SQLException {
    assertThat(
            plan(false, FileMetadataMapper.class.getName() + ".newestObservation", Instrument.C3))
        .containsExactly(
            "SEARCH file_metadata USING COVERING INDEX file_metadata_by_camera (camera=?)");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void metadataThatIsReplaced(boolean analysed) throws SQLException {
    FileMetadataRow row =
        FileMetadataRow.of(
            Samples.listed(Samples.id(Instrument.C3, Samples.NOON, 1), Samples.NOON));
    assertThat(
            plan(
                analysed,
                FileMetadataMapper.class.getName() + ".replace",
                Map.of("before", row, "after", row)))
        .contains("SEARCH file_metadata USING PRIMARY KEY (id=?)")
        .noneMatch(step -> step.startsWith("SCAN"));
  }
}
