package org.comethunter.fits;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.comethunter.application.frame.PictureFile;
import org.comethunter.application.port.FrameReader;
import org.comethunter.application.port.PictureEncoder;
import org.comethunter.domain.filter.FilterSettings;
import org.comethunter.domain.filter.UnsharpMask;
import org.comethunter.domain.image.Frame;
import org.comethunter.domain.image.FrameHeader;
import org.comethunter.domain.image.HuntingSeries;
import org.comethunter.domain.image.Image;
import org.comethunter.domain.image.ValidityMask;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.picture.FrameRenderer;
import org.comethunter.domain.picture.GreyPicture;
import org.comethunter.domain.picture.PictureSettings;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RealFramesTest {
  private static final int SIZE = 1024;
  private static final int NEUTRAL = 85;

  private final FrameReader reader = FitsModule.frameReader();
  private final PictureEncoder encoder = FitsModule.pictureEncoder();

  @BeforeAll
  static void needsTheFiles() {
    RealFiles.assumeThere();
  }

  @Test
  void everyFrameIsReadAndHuntedIn() {
    assertThat(RealFiles.frames()).hasSizeGreaterThan(50);
    for (Path file : RealFiles.frames()) {
      FrameHeader header = reader.readHeader(file);
      assertThat(file.toString()).contains(header.fileName()).contains(header.instrument().code());
      assertThat(header.width()).isEqualTo(SIZE);
      assertThat(header.height()).isEqualTo(SIZE);
      assertThat(header.biasCounts()).isBetween(360.0, 630.0);
      assertThat(header.exposureSeconds()).isBetween(5.0, 102.0);
      assertThat(HuntingSeries.reasonToSkip(header)).isEmpty();
    }
  }

  @Test
  void aQuicklookHeaderIsUnderstood() {
    FrameHeader header = reader.readHeader(RealFiles.frame("251017", "c3", "33862837"));
    assertThat(header)
        .isEqualTo(
            new FrameHeader(
                Instrument.C3,
                "33862837.fts",
                Instant.parse("2025-10-17T11:54:07.588Z"),
                17.5923,
                SIZE,
                SIZE,
                421.657,
                0,
                519.2 - 1,
                533.5 - 1,
                56,
                "Clear",
                "Clear",
                "Normal",
                false,
                false));
  }

  /** Positions are raw array pixels: row 0 = bottom. */
  @ParameterizedTest(name = "{2}")
  @CsvSource({
    "020108,c3,32082037,385,528",
    "020108,c3,32082084,509,701",
    "020109,c3,32082111,594,805",
    "011023,c2,22104858,727,174"
  })
  void theHeadOfTheCometIsWhereItShouldBe(
      String day, String camera, String name, int column, int row) {
    Frame frame = reader.read(RealFiles.frame(day, camera, name));
    float[] sharp = new float[SIZE * SIZE];
    new UnsharpMask(3).apply(frame, List.of(), sharp);
    int brightest = row * SIZE + column;
    for (int y = row - 12; y <= row + 12; y++) {
      for (int x = column - 12; x <= column + 12; x++) {
        brightest = sharp[y * SIZE + x] > sharp[brightest] ? y * SIZE + x : brightest;
      }
    }
    assertThat(Math.abs(brightest % SIZE - column)).isLessThanOrEqualTo(2);
    assertThat(Math.abs(Math.floorDiv(brightest, SIZE) - row)).isLessThanOrEqualTo(2);
    GreyPicture picture = render(frame);
    int top = SIZE - 1 - Math.floorDiv(brightest, SIZE);
    assertThat(picture.grey()[top * SIZE + brightest % SIZE] & 0xff).isEqualTo(255);
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource({"100112,c2,22322544", "100114,c2,22322749", "100105,c3,32219521"})
  void framesOfARolledSpacecraftAreTurned(String day, String camera, String name) {
    Frame frame = reader.read(RealFiles.frame(day, camera, name));
    GreyPicture turned = render(frame);
    FrameHeader h = frame.header();
    FrameHeader unrolled =
        new FrameHeader(
            h.instrument(),
            h.fileName(),
            h.observedAt(),
            h.exposureSeconds(),
            h.width(),
            h.height(),
            h.biasCounts(),
            0,
            h.sunColumn(),
            h.sunRow(),
            h.plateScaleArcsec(),
            h.filter(),
            h.polarizer(),
            h.program(),
            h.summed(),
            h.lamp());
    GreyPicture upright = render(new Frame(unrolled, frame.counts()));
    assertThat(turned.text().get("Orientation")).endsWith("turned by 180 degrees");
    byte[] halfTurn = new byte[SIZE * SIZE];
    for (int i = 0; i < halfTurn.length; i++) {
      halfTurn[i] = upright.grey()[halfTurn.length - 1 - i];
    }
    assertThat(turned.grey()).isEqualTo(halfTurn);
  }

  @Test
  void emptyBlocksAreNeutralAndTheirEdgesDoNotRing() {
    Frame frame = reader.read(RealFiles.frame("011023", "c2", "22104858"));
    ValidityMask mask = frame.counts().mask();
    assertThat(mask.invalidCount()).isBetween(61 * 1024 - 10, 61 * 1024 + 10);
    GreyPicture picture = render(frame);
    int clipped = 0;
    int beside = 0;
    for (int row = 1; row < SIZE - 1; row++) {
      for (int column = 1; column < SIZE - 1; column++) {
        int index = row * SIZE + column;
        int grey = picture.grey()[(SIZE - 1 - row) * SIZE + column] & 0xff;
        if (!mask.isValid(index)) {
          assertThat(grey).isEqualTo(NEUTRAL);
        } else if (Math.hypot(column - 512, row - 505) > 500
            && (!mask.isValid(index - 1) || !mask.isValid(index + 1))) {
          beside++;
          clipped += grey == 0 || grey == 255 ? 1 : 0;
        }
      }
    }
    // a plain blur clips every one of them
    assertThat(beside).isGreaterThan(100);
    assertThat(clipped).isLessThan(beside / 10);
  }

  @Test
  void aPointOfFiveSigmaInARealSkySpansFarMoreThanFortyLevels() {
    Frame frame = reader.read(RealFiles.frame("100105", "c3", "32219521"));
    float[] counts = frame.counts().values().clone();
    String scale = render(frame).text().get("Grey Scale");
    double sigma = Double.parseDouble(scale.replaceAll(".*; sigma ([0-9.]+),.*", "$1"));
    int[] columns = {200, 300, 750, 850};
    for (int column : columns) {
      for (int dy = -5; dy <= 5; dy++) {
        for (int dx = -5; dx <= 5; dx++) {
          double star = 5 * sigma * Math.exp(-0.5 * (dx * dx + dy * dy) / 1.44);
          counts[(300 + dy) * SIZE + column + dx] +=
              (float) (star * frame.header().exposureSeconds());
        }
      }
    }
    GreyPicture before = render(frame);
    GreyPicture after =
        render(new Frame(frame.header(), new Image(SIZE, SIZE, counts, frame.counts().mask())));
    for (int column : columns) {
      int index = 300 * SIZE + SIZE - 1 - column;
      assertThat((after.grey()[index] & 0xff) - (before.grey()[index] & 0xff))
          .isGreaterThanOrEqualTo(60);
    }
  }

  @Test
  void theSameFrameAlwaysGivesTheSameBytes() {
    FrameRenderer used = new FrameRenderer(FilterSettings.DEFAULT);
    Path file = RealFiles.frame("020108", "c3", "32082037");
    byte[] first = encode(used.render(reader.read(file), List.of(), PictureSettings.DEFAULT));
    used.render(
        reader.read(RealFiles.frame("011023", "c2", "22104858")),
        List.of(),
        PictureSettings.DEFAULT);
    assertThat(encode(used.render(reader.read(file), List.of(), PictureSettings.DEFAULT)))
        .isEqualTo(first);
    assertThat(encode(render(reader.read(file)))).isEqualTo(first);
  }

  private byte[] encode(GreyPicture picture) {
    PictureFile file = new PictureFile();
    encoder.encode(picture, file);
    return file.toBytes();
  }

  private static GreyPicture render(Frame frame) {
    return new FrameRenderer(FilterSettings.DEFAULT)
        .render(frame, List.of(), PictureSettings.DEFAULT);
  }
}
