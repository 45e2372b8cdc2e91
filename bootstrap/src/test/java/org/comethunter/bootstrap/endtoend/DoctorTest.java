package org.comethunter.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.comethunter.bootstrap.cli.CommandRunner;
import org.comethunter.bootstrap.home.Home;
import org.comethunter.simulator.replica.Replica;
import org.comethunter.simulator.replica.RequestKind;
import org.comethunter.simulator.sky.SimulatedSky;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A home in which disk and database disagree, and its doctor. */
class DoctorTest {
  private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
  private static final String[] SYNC = {
    "sync",
    "--json",
    "--instrument",
    "c3",
    "--start",
    "2026-03-10T00:00Z",
    "--end",
    "2026-03-10T01:00Z"
  };

  @TempDir Path folder;
  private Path home;
  private Replica replica;
  private HomeContents undisturbed;

  @BeforeEach
  void syncAnHour() throws IOException {
    home = folder.resolve("home");
    SimulatedSky sky = new SimulatedSky(SimulatedSky.Settings.of(7));
    replica = Replica.of(sky).clock(InstantSource.fixed(NOW)).start();
    CommandRun sync = run(SYNC);
    assertThat(sync.exitCode()).as(sync.err()).isZero();
    undisturbed = HomeContents.of(home);
    replica.clearRequests();
  }

  @AfterEach
  void stopReplica() {
    replica.close();
  }

  private CommandRun run(String... command) {
    return CommandRunner.inHome(home).with(replica).at(InstantSource.fixed(NOW)).run(command);
  }

  private List<Path> files(String kind) throws IOException {
    try (Stream<Path> tree = Files.walk(home.resolve(kind))) {
      return tree.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private long framesFetched() {
    return replica.requests().stream().filter(it -> it.kind() == RequestKind.FRAME).count();
  }

  private static void flipOneBit(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 0x10;
    Files.write(file, bytes);
  }

  private void sql(String statement) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + home.resolve("comet-hunter.db"));
        Statement work = connection.createStatement()) {
      work.executeUpdate(statement);
    }
  }

  private static List<String> kinds(CommandRun doctor) {
    return Stream.iterate(0, i -> i < doctor.json().get("findings").size(), i -> i + 1)
        .map(i -> doctor.json().get("findings").get(i).get("kind").asText())
        .sorted()
        .toList();
  }

  private void damageABit() throws IOException {
    List<Path> raw = files("raw");
    List<Path> pictures = files("images");
    Files.delete(raw.get(0));
    flipOneBit(raw.get(1));
    Files.delete(pictures.get(2));
    flipOneBit(pictures.get(3));
    Files.createFile(raw.get(4).resolveSibling("33862999.fts.part"));
    Files.createFile(home.resolve("images").resolve("mine.txt"));
  }

  @Test
  void findsNothingInASoundHome() {
    CommandRun doctor = run("doctor");

    assertThat(doctor.exitCode()).as(doctor.out() + doctor.err()).isZero();
    assertThat(doctor.out()).matches("5 files examined in .* s: nothing is wrong\\R");
    assertThat(run("doctor", "--json").json().get("files").asInt()).isEqualTo(5);
  }

  @Test
  void aHomeThatIsNotThereIsNotMade() {
    Path nowhere = folder.resolve("nowhere");

    CommandRun doctor = CommandRunner.inHome(nowhere).with(replica).run("doctor");

    assertThat(doctor.exitCode()).isZero();
    assertThat(nowhere).doesNotExist();
  }

  @Test
  void tellsWhatIsLostDamagedOrTooMuchAndChangesNothing() throws IOException {
    damageABit();
    HomeContents before = HomeContents.of(home);

    CommandRun doctor = run("doctor", "--json");

    assertThat(doctor.exitCode()).isEqualTo(1);
    assertThat(kinds(doctor))
        .containsExactly(
            "leftover",
            "picture-damaged",
            "picture-missing",
            "raw-damaged",
            "raw-missing",
            "unknown-file");
    assertThat(doctor.json().get("left").asInt()).isEqualTo(6);
    assertThat(HomeContents.of(home)).isEqualTo(before);
    assertThat(replica.requests()).isEmpty();
    CommandRun lines = run("doctor");
    assertThat(lines.exitCode()).isEqualTo(1);
    assertThat(lines.out().lines()).hasSize(7).last().asString().endsWith("6 found");
    assertThat(lines.out()).contains("The raw file is missing.", "mine.txt: ");
  }

  @Test
  void repairsWhatItCanAndLeavesWhatItDoesNotKnow() throws IOException {
    damageABit();

    CommandRun doctor = run("doctor", "--repair", "--json");

    assertThat(doctor.exitCode()).as(doctor.out() + doctor.err()).isEqualTo(1);
    assertThat(doctor.json().get("repaired").asInt()).isEqualTo(5);
    assertThat(doctor.json().get("left").asInt()).isEqualTo(1);
    assertThat(framesFetched()).isEqualTo(2);
    Files.delete(home.resolve("images").resolve("mine.txt"));
    assertThat(HomeContents.of(home)).isEqualTo(undisturbed);
    assertThat(run("doctor").exitCode()).isZero();
  }

  @Test
  void withoutTheArchiveADamagedFileStaysAndAPictureIsMadeAgain() throws IOException {
    Path damaged = files("raw").get(1);
    damageABit();
    byte[] bytes = Files.readAllBytes(damaged);
    replica.close();

    CommandRun doctor = run("doctor", "--repair", "--json");

    assertThat(doctor.exitCode()).as(doctor.out()).isEqualTo(3);
    assertThat(doctor.err()).contains("The archive is needed");
    assertThat(doctor.json().get("repaired").asInt()).isEqualTo(3);
    assertThat(damaged).hasBinaryContent(bytes);
    assertThat(HomeContents.of(home).rows()).isEqualTo(undisturbed.rows());
  }

  @Test
  void takesUpARawFileThatTheDatabaseDoesNotKnow() throws Exception {
    sql("DELETE FROM processed_file WHERE " + one());
    sql("DELETE FROM file_metadata WHERE " + one());

    assertThat(kinds(run("doctor", "--json")))
        .containsExactly("picture-without-row", "raw-without-row");
    CommandRun doctor = run("doctor", "--repair", "--json");

    assertThat(framesFetched()).isZero();
    assertThat(doctor.exitCode()).as(doctor.out()).isZero();
    assertThat(HomeContents.of(home).files()).isEqualTo(undisturbed.files());
    assertThat(run("doctor").exitCode()).isZero();
  }

  private static String one() {
    return "id = (SELECT min(id) FROM file_metadata)";
  }

  @Test
  void writesListsAnewThatDoNotSayWhatTheRowsSay() throws Exception {
    sql(
        "UPDATE frame SET line = replace(line, 'Clear', 'Blue') WHERE id = (SELECT min(id) FROM"
            + " frame)");
    sql("DELETE FROM frame WHERE id = (SELECT max(id) FROM frame)");

    assertThat(kinds(run("doctor", "--json"))).containsExactly("lists", "lists");
    assertThat(run("doctor", "--repair").exitCode()).isZero();
    assertThat(run("doctor").exitCode()).isZero();
  }

  @Test
  void takesBackTheClaimOfADeadWorker() throws Exception {
    sql(
        "UPDATE processed_file SET status = 'PROCESSING', claimed_at = '2026-03-10T11:59:00.000Z',"
            + " picture_size = NULL, picture_sha256 = NULL WHERE "
            + one());

    assertThat(kinds(run("doctor", "--json"))).contains("claim");
    CommandRun doctor = run("doctor", "--repair");

    assertThat(doctor.exitCode()).as(doctor.out()).isZero();
    assertThat(run("doctor").exitCode()).as(run("doctor").out()).isZero();
  }

  @Test
  void doesNotRepairAHomeThatIsInUse() {
    try (Home _ = Home.hold(home)) {
      CommandRun doctor = run("doctor", "--repair");

      assertThat(doctor.exitCode()).isEqualTo(2);
      assertThat(doctor.err()).contains("is in use by another process");
      assertThat(run("doctor").exitCode()).isZero();
    }
  }

  @Test
  void besideAWorkingProcessWhatIsBeingWrittenIsNoFinding() throws Exception {
    try (Home _ = Home.hold(home)) {
      Path part = files("raw").getFirst().resolveSibling("33862999.fts.part");
      Files.createFile(part);
      Files.setLastModifiedTime(part, FileTime.from(NOW.minusSeconds(60)));
      assertThat(run("doctor").exitCode()).isZero();

      Files.setLastModifiedTime(part, FileTime.from(NOW.minusSeconds(600)));
      JsonNode finding = run("doctor", "--json").json().get("findings").get(0);
      assertThat(finding.get("kind").asText()).isEqualTo("leftover");
    }
  }

  @Test
  void findsAndRemovesADamagedPictureOfTheCache() throws IOException {
    String hash = "0".repeat(64);
    Path picture = home.resolve("cache").resolve(hash + "-3-" + hash + ".png");
    Files.createDirectories(picture.getParent());
    Files.writeString(picture, "abc");

    assertThat(kinds(run("doctor", "--json"))).containsExactly("cached-picture");
    assertThat(run("doctor", "--repair").exitCode()).isZero();
    assertThat(picture).doesNotExist();
  }

  @Test
  void whatCannotBeWrittenInOnePlaceHindersNothingElseAndIsFoundAgain() throws IOException {
    List<Path> pictures = files("images");
    List<Path> raw = files("raw");
    Files.delete(pictures.get(0));
    Files.delete(pictures.get(1));
    Path inTheWay = Files.createDirectories(pictures.get(0).resolve("in the way"));
    Files.delete(raw.get(2));
    Path there = Files.createDirectories(raw.get(2).resolve("in the way"));

    CommandRun hindered = run("doctor", "--repair", "--json");

    assertThat(hindered.exitCode()).isEqualTo(1);
    assertThat(hindered.json().get("left").asInt()).isEqualTo(2);
    assertThat(hindered.json().get("findings"))
        .filteredOn(finding -> finding.get("repaired").asBoolean())
        .extracting(finding -> finding.get("kind").asText())
        .contains("picture-missing");
    assertThat(hindered.err()).contains("Cannot write").doesNotContain("\tat ");
    String frame = raw.get(2).getFileName().toString().replace(".fts", "");
    assertThat(HomeContents.of(home).rows())
        .filteredOn(row -> row.contains(frame) && row.contains("|PROCESS"))
        .as("its picture stays, and its place in the lists")
        .isNotEmpty()
        .allMatch(row -> row.contains("|PROCESSED|"));
    assertThat(pictures.get(2)).isRegularFile();

    Files.delete(inTheWay);
    Files.delete(inTheWay.getParent());
    Files.delete(there);
    Files.delete(there.getParent());
    CommandRun doctor = run("doctor", "--json");
    assertThat(doctor.exitCode()).isEqualTo(1);
    assertThat(kinds(doctor)).containsExactly("picture-missing", "raw-missing");
    assertThat(run("doctor", "--repair").exitCode()).isZero();
    assertThat(HomeContents.of(home)).isEqualTo(undisturbed);
  }

  @Test
  void whereNothingCanBeWrittenItSaysWhyAndGoesOnLater() throws IOException {
    Path images = home.resolve("images");
    for (Path picture : files("images")) {
      Files.delete(picture);
    }
    Path aside = Files.move(images, folder.resolve("aside"));
    Files.writeString(images, "in the way");

    CommandRun hindered = run("doctor", "--repair");

    assertThat(hindered.exitCode()).isEqualTo(1);
    assertThat(hindered.out()).contains("5 found, 0 repaired, 5 left");
    assertThat(hindered.err().strip().lines().filter(line -> !line.startsWith("checking")))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("Cannot write " + images);

    Files.delete(images);
    Files.move(aside, images);
    assertThat(run("doctor").exitCode()).isEqualTo(1);
    assertThat(run("doctor", "--repair").exitCode()).isZero();
    assertThat(HomeContents.of(home)).isEqualTo(undisturbed);
  }
}
