package org.comethunter.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.Optional;
import org.comethunter.domain.file.ProcessedFile;
import org.comethunter.domain.file.StoredFile;

/**
 * A file's place in its life cycle as JSON.
 *
 * @param job path of the job that takes a reopened file up again; in the answer to a retry only
 */
@JsonPropertyOrder({
  "id",
  "instrument",
  "observedAt",
  "status",
  "downloadAttempts",
  "processingAttempts",
  "claimedAt",
  "reason",
  "raw",
  "picture",
  "rawLetGoAt",
  "pictureLetGoAt",
  "job"
})
record FileView(
    String id,
    String instrument,
    Instant observedAt,
    String status,
    int downloadAttempts,
    int processingAttempts,
    Optional<Instant> claimedAt,
    Optional<String> reason,
    Optional<Raw> raw,
    Optional<Picture> picture,
    @JsonInclude(Include.NON_ABSENT) Optional<Instant> rawLetGoAt,
    @JsonInclude(Include.NON_ABSENT) Optional<Instant> pictureLetGoAt,
    @JsonInclude(Include.NON_ABSENT) Optional<String> job) {

  static FileView of(ProcessedFile file) {
    return of(file, Optional.empty());
  }

  static FileView of(ProcessedFile file, Optional<String> job) {
    return new FileView(
        file.id().toString(),
        file.id().instrument().code(),
        file.observedAt(),
        file.status().name(),
        file.downloadAttempts(),
        file.processingAttempts(),
        file.claimedAt(),
        file.reason(),
        file.raw().map(raw -> Raw.of(raw, file.rawModifiedAt())),
        file.picture().map(Picture::of),
        file.lettingGo().rawAt(),
        file.lettingGo().pictureAt(),
        job);
  }

  @JsonPropertyOrder({"size", "sha256", "modifiedAt"})
  record Raw(long size, String sha256, Optional<Instant> modifiedAt) {
    static Raw of(StoredFile file, Optional<Instant> modifiedAt) {
      return new Raw(file.size(), file.sha256(), modifiedAt);
    }
  }

  @JsonPropertyOrder({"size", "sha256"})
  record Picture(long size, String sha256) {
    static Picture of(StoredFile file) {
      return new Picture(file.size(), file.sha256());
    }
  }
}
