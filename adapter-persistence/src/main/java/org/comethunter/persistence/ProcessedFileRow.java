package org.comethunter.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.comethunter.domain.file.FileStatus;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.file.LettingGo;
import org.comethunter.domain.file.ProcessedFile;
import org.comethunter.domain.file.StoredFile;

/**
 * The columns of {@code processed_file}: as parameters of a statement, and how a row is read. The
 * camera is in the id.
 */
record ProcessedFileRow(
    FrameId id,
    Instant observedAt,
    FileStatus status,
    int downloadAttempts,
    int processingAttempts,
    Instant claimedAt,
    String reason,
    Long rawSize,
    String rawSha256,
    Instant rawModifiedAt,
    Long pictureSize,
    String pictureSha256,
    Instant rawLetGoAt,
    Instant pictureLetGoAt,
    Instant askedForAt) {

  private static final Set<FileStatus> WITH_RAW =
      EnumSet.of(
          FileStatus.DOWNLOADED, FileStatus.READY, FileStatus.PROCESSING, FileStatus.PROCESSED);

  static ProcessedFileRow of(ProcessedFile file) {
    return new ProcessedFileRow(
        file.id(),
        file.observedAt(),
        file.status(),
        file.downloadAttempts(),
        file.processingAttempts(),
        file.claimedAt().orElse(null),
        file.reason().orElse(null),
        file.raw().map(StoredFile::size).orElse(null),
        file.raw().map(StoredFile::sha256).orElse(null),
        file.rawModifiedAt().orElse(null),
        file.picture().map(StoredFile::size).orElse(null),
        file.picture().map(StoredFile::sha256).orElse(null),
        file.lettingGo().rawAt().orElse(null),
        file.lettingGo().pictureAt().orElse(null),
        file.lettingGo().askedForAt().orElse(null));
  }

  static ProcessedFile read(ResultSet row) throws SQLException {
    return read(
        row, FrameId.parse(row.getString("id")), TimeText.parse(row.getString("observed_at")));
  }

  /** Reads the columns that only this table has. */
  static ProcessedFile read(ResultSet row, FrameId id, Instant observedAt) throws SQLException {
    return lawful(
        new ProcessedFile(
            id,
            observedAt,
            FileStatus.valueOf(row.getString("status")),
            row.getInt("download_attempts"),
            row.getInt("processing_attempts"),
            time(row, "claimed_at"),
            Optional.ofNullable(row.getString("reason")),
            stored(row, "raw_size", "raw_sha256"),
            time(row, "raw_modified_at"),
            stored(row, "picture_size", "picture_sha256"),
            new LettingGo(
                time(row, "raw_let_go_at"),
                time(row, "picture_let_go_at"),
                time(row, "asked_for_at"))));
  }

  /**
   * A file that is what its status says: others rely on it.
   *
   * @throws IllegalArgumentException if it is not
   */
  static ProcessedFile lawful(ProcessedFile file) {
    boolean raw = file.raw().isPresent() || !WITH_RAW.contains(file.status());
    boolean picture = file.picture().isPresent() || file.status() != FileStatus.PROCESSED;
    if (raw && picture && file.claimedAt().isPresent() == file.status().isClaim()) {
      return file;
    }
    throw new IllegalArgumentException(
        "it is " + file.status() + ", and its raw file, picture or claim does not go with that");
  }

  private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column)).map(TimeText::parse);
  }

  private static Optional<StoredFile> stored(ResultSet row, String size, String sha256)
      throws SQLException {
    String hash = row.getString(sha256);
    return hash == null ? Optional.empty() : Optional.of(new StoredFile(row.getLong(size), hash));
  }
}
