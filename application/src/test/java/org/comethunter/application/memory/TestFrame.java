package org.comethunter.application.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.comethunter.application.port.MalformedFrameException;
import org.comethunter.domain.file.FileMetadata;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.image.FrameHeader;
import org.comethunter.domain.instrument.Instrument;

/**
 * A frame in a trivial format: one line with the header, and a body of the length it declares.
 *
 * @param camera the camera that the header names, or another text for a frame of another kind
 * @param body the data; {@link #NOISE} cannot be read though the header is sound
 */
public record TestFrame(
    String camera,
    Instant observedAt,
    double exposureSeconds,
    int width,
    int height,
    double rollDegrees,
    String program,
    String polarizer,
    String body) {

  /** A body that no reader understands. */
  public static final String NOISE = "noise";

  /** A frame as it is hunted in. */
  public static TestFrame normal(Instrument camera, Instant observedAt) {
    return new TestFrame(
        camera.name(), observedAt, 19.1, 1024, 1024, -4.7, "Normal", "Clear", "pixels");
  }

  public TestFrame withBody(String other) {
    return new TestFrame(
        camera, observedAt, exposureSeconds, width, height, rollDegrees, program, polarizer, other);
  }

  public TestFrame withProgram(String other) {
    return new TestFrame(
        camera, observedAt, exposureSeconds, width, height, rollDegrees, other, polarizer, body);
  }

  public TestFrame withCamera(String other) {
    return new TestFrame(
        other, observedAt, exposureSeconds, width, height, rollDegrees, program, polarizer, body);
  }

  public TestFrame withExposureAndRoll(double exposure, double roll) {
    return new TestFrame(
        camera, observedAt, exposure, width, height, roll, program, polarizer, body);
  }

  /** What the archive's metadata line says of it: an exposure of 19.1 s and no roll. */
  public FileMetadata line(FrameId id) {
    return new FileMetadata(
        id,
        observedAt,
        19.1,
        1024,
        1024,
        "Clear",
        "Clear",
        "Normal",
        OptionalDouble.empty(),
        Optional.empty(),
        false);
  }

  /** Its bytes. */
  public byte[] bytes() {
    String header =
        String.join(
            "|",
            "FRAME",
            camera,
            observedAt.toString(),
            Double.toString(exposureSeconds),
            Integer.toString(width),
            Integer.toString(height),
            Double.toString(rollDegrees),
            program,
            polarizer,
            Integer.toString(body.length()));
    return (header + "\n" + body).getBytes(UTF_8);
  }

  /** Its bytes, cut short. */
  public byte[] tornBytes() {
    byte[] all = bytes();
    return Arrays.copyOf(all, all.length - 1);
  }

  /** Reads it back. */
  static TestFrame parse(byte[] bytes) {
    String[] parts = new String(bytes, UTF_8).split("\n", 2);
    String[] header = parts[0].split("\\|", -1);
    if (parts.length < 2 || header.length != 10 || !header[0].equals("FRAME")) {
      throw new MalformedFrameException("It is no frame.");
    }
    if (parts[1].length() != Integer.parseInt(header[9])) {
      throw new MalformedFrameException("It is cut short.");
    }
    return new TestFrame(
        header[1],
        Instant.parse(header[2]),
        Double.parseDouble(header[3]),
        Integer.parseInt(header[4]),
        Integer.parseInt(header[5]),
        Double.parseDouble(header[6]),
        header[7],
        header[8],
        parts[1]);
  }

  /** Its header, with the geometry of the small image that stands for its pixels. */
  FrameHeader header(Instrument instrument, String fileName) {
    return new FrameHeader(
        instrument,
        fileName,
        observedAt,
        exposureSeconds,
        width,
        height,
        400,
        rollDegrees,
        width / 2.0,
        height / 2.0,
        instrument.plateScaleArcsec(),
        "Clear",
        polarizer,
        program,
        false,
        false);
  }
}
