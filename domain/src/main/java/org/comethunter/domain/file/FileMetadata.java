package org.comethunter.domain.file;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is known of a file before, and after, its header has been read.
 *
 * @param id which file
 * @param observedAt start of the observation, as the archive's metadata line gives it
 * @param exposureSeconds exposure time in seconds; from the line a rounded value, 0 if unknown
 * @param width columns
 * @param height rows
 * @param filter filter wheel, such as {@code Clear} or {@code Orange}
 * @param polarizer polariser wheel, {@code Clear} for the frames that are hunted in
 * @param program the observing program (LP_NUM), {@code Normal} for the frames that are hunted in
 * @param rollDegrees the roll of the spacecraft (CROTA1) in degrees; empty until a header is read
 * @param modifiedAt when the archive last changed it, to the minute, if its folder page says so
 * @param fromHeader whether exposure, size and roll come from the header and so are final
 */
public record FileMetadata(
    FrameId id,
    Instant observedAt,
    double exposureSeconds,
    int width,
    int height,
    String filter,
    String polarizer,
    String program,
    OptionalDouble rollDegrees,
    Optional<Instant> modifiedAt,
    boolean fromHeader) {

  /** In order of observation time; files of the same time in order of their ids. */
  public static final Comparator<FileMetadata> CHRONOLOGICAL =
      Comparator.comparing(FileMetadata::observedAt).thenComparing(file -> file.id().toString());

  /** The metadata with what the header of the downloaded file says, which is the truth. */
  public FileMetadata confirmedByHeader(double exposure, int columns, int rows, double roll) {
    return new FileMetadata(
        id,
        observedAt,
        exposure,
        columns,
        rows,
        filter,
        polarizer,
        program,
        OptionalDouble.of(roll),
        modifiedAt,
        true);
  }

  /** The metadata with the modification time that the folder page now gives. */
  public FileMetadata modified(Instant at) {
    return new FileMetadata(
        id,
        observedAt,
        exposureSeconds,
        width,
        height,
        filter,
        polarizer,
        program,
        rollDegrees,
        Optional.of(at),
        fromHeader);
  }
}
