package org.comethunter.fits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import org.comethunter.application.port.FrameReader;
import org.comethunter.domain.image.Frame;
import org.comethunter.domain.image.FrameHeader;
import org.comethunter.domain.instrument.Instrument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NomTamFrameReaderTest {
  private final FrameReader reader = FitsModule.frameReader();

  @TempDir private Path folder;

  @Test
  void readsHeaderAndCounts() throws IOException {
    Path file = write(FitsBytes.frame().bytes());
    Frame frame = reader.read(file);
    assertThat(frame.header())
        .isEqualTo(
            new FrameHeader(
                Instrument.C3,
                "32082037.fts",
                Instant.parse("2002-01-08T02:18:05.594Z"),
                5.12988,
                FitsBytes.WIDTH,
                FitsBytes.HEIGHT,
                377.741,
                -4.7,
                11.5,
                8.25,
                56,
                "Clear",
                "Clear",
                "Normal",
                false,
                false))
        .isEqualTo(reader.readHeader(file));
    assertThat(frame.counts().at(0, 0)).isEqualTo(1000);
    assertThat(frame.counts().at(3, 2)).isEqualTo(1000 + 2 * FitsBytes.WIDTH + 3);
    assertThat(frame.counts().mask().isComplete()).isTrue();
  }

  @Test
  void readsPackedFilesByTheirFirstBytesWhateverTheirName() throws IOException {
    byte[] bytes = FitsBytes.frame().bytes();
    Path plain = write(bytes);
    Path packed = Files.write(folder.resolve("packed.fts"), FitsBytes.packed(bytes));
    assertThat(reader.readHeader(packed)).isEqualTo(reader.readHeader(plain));
    assertThat(reader.read(packed).counts().values())
        .isEqualTo(reader.read(plain).counts().values());
  }

  @Test
  void countsOfZeroAreNoData() throws IOException {
    short[] counts = FitsBytes.counts();
    counts[7] = 0;
    counts[FitsBytes.WIDTH] = 0;
    Frame frame = read(FitsBytes.frame().shorts(counts));
    assertThat(frame.counts().mask().invalidCount()).isEqualTo(2);
    assertThat(frame.counts().mask().isValid(7)).isFalse();
    assertThat(frame.counts().mask().isValid(8)).isTrue();
  }

  @Test
  void unsignedCountsComeThroughBzero() throws IOException {
    short[] counts = FitsBytes.counts();
    counts[0] = (short) (40000 - 32768);
    counts[1] = -32768;
    counts[2] = 32767;
    Frame frame = read(FitsBytes.frame().value("BZERO", "32768").shorts(counts));
    assertThat(frame.counts().values()).startsWith(40000, 0, 65535);
    assertThat(frame.counts().mask().isValid(0)).isTrue();
    assertThat(frame.counts().mask().isValid(1)).as("a physical value of 0").isFalse();
  }

  @Test
  void valuesAreScaledAndBlankOnesAreNoData() throws IOException {
    short[] counts = FitsBytes.counts();
    counts[5] = -32768;
    Frame frame =
        read(
            FitsBytes.frame()
                .value("BSCALE", "0.5")
                .value("BZERO", "1.0D2")
                .value("BLANK", "-32768")
                .shorts(counts));
    assertThat(frame.counts().values()).startsWith(600, 600.5f, 601);
    assertThat(frame.counts().mask().invalidCount()).isEqualTo(1);
    assertThat(frame.counts().mask().isValid(5)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 32, -32, -64})
  void readsEveryKindOfNumber(int bitpix) throws IOException {
    int pixels = FitsBytes.WIDTH * FitsBytes.HEIGHT;
    ByteBuffer data = ByteBuffer.allocate(pixels * Math.abs(bitpix) / 8);
    float[] expected = new float[pixels];
    for (int i = 0; i < pixels; i++) {
      int value = bitpix == 8 ? i % 255 + 1 : 70000 + i;
      expected[i] = value;
      switch (bitpix) {
        case 8 -> data.put((byte) value);
        case 32 -> data.putInt(value);
        case -32 -> data.putFloat(value);
        default -> data.putDouble(value);
      }
    }
    Frame frame = read(FitsBytes.frame().value("BITPIX", "" + bitpix).data(data.array()));
    assertThat(frame.counts().values()).isEqualTo(expected);
    assertThat(frame.counts().mask().isComplete()).isTrue();
  }

  @Test
  void whatIsNoNumberIsNoData() throws IOException {
    ByteBuffer data = ByteBuffer.allocate(4 * FitsBytes.WIDTH * FitsBytes.HEIGHT);
    while (data.hasRemaining()) {
      data.putFloat(500);
    }
    data.putFloat(0, Float.NaN).putFloat(4, Float.POSITIVE_INFINITY).putFloat(8, 0);
    Frame frame = read(FitsBytes.frame().value("BITPIX", "-32").data(data.array()));
    assertThat(frame.counts().values()).startsWith(0, 0, 0, 500);
    assertThat(frame.counts().mask().invalidCount()).isEqualTo(3);
  }

  @Test
  void pixelsCrossTheBordersOfTheChunksTheyAreReadIn() throws IOException {
    int width = 301;
    int height = 333;
    short[] counts = new short[width * height];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = (short) (1 + i % 32000);
    }
    Frame frame =
        read(
            FitsBytes.frame()
                .value("NAXIS1", "" + width)
                .value("NAXIS2", "" + height)
                .shorts(counts));
    float[] values = frame.counts().values();
    for (int i = 0; i < counts.length; i++) {
      assertThat(values[i]).isEqualTo(counts[i]);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "offset_bias.pro\t1.23 11/02/01, 598.315|598.315",
        "offset_bias.pro 1.32, 09/01/11, 421.657|421.657",
        "offset_bias.pro 1.32, 09/01/11,421|421",
        "  offset_bias.pro 1.32 09/01/11 421.5  |421.5",
        "offset_bias.pro 1.32, 09/01/11|0",
        "offset_bias.pro 1.32|0",
        "some_other.pro 421.657|0",
      })
  void theBiasOfAQuicklookStandsInHistory(String history, double bias) throws IOException {
    FitsBytes fits =
        FitsBytes.frame().without("HISTORY").value("OFFSET", "0").card("HISTORY " + history);
    assertThat(read(fits).header().biasCounts()).isEqualTo(bias);
    assertThat(read(fits.without("OFFSET")).header().biasCounts()).isEqualTo(bias);
  }

  @ParameterizedTest
  @CsvSource({
    "2002/01/08,02:18:05.594,2002-01-08T02:18:05.594Z",
    "2002-01-08,02:18:05.594,2002-01-08T02:18:05.594Z",
    "2002/01/08,02:18:05,2002-01-08T02:18:05Z",
    "2002-01-08T20:41:16.454,,2002-01-08T20:41:16.454Z",
    "2002-01-08T20:41:16.454Z,02:18:05.594,2002-01-08T20:41:16.454Z",
    "2024/02/29,23:59:59.999999,2024-02-29T23:59:59.999999Z"
  })
  void theTimeStandsInOneCardOrInTwo(String date, String time, Instant expected)
      throws IOException {
    FitsBytes fits =
        FitsBytes.frame()
            .value("DATE-OBS", "'" + date + "'")
            .value("TIME-OBS", time == null ? "'        '" : "'" + time + "'");
    assertThat(read(fits).header().observedAt()).isEqualTo(expected);
  }

  @Test
  void whatIsMissingHasASensibleMeaning() throws IOException {
    FitsBytes fits = FitsBytes.frame();
    for (String key :
        new String[] {"FILENAME", "CRPIX1", "CRPIX2", "CDELT1", "CROTA1", "LP_NUM", "LAMP"}) {
      fits.without(key);
    }
    FrameHeader header = read(fits).header();
    assertThat(header.fileName()).isEqualTo("frame.fts");
    assertThat(header.sunColumn()).isEqualTo(11.5);
    assertThat(header.sunRow()).isEqualTo(7.5);
    assertThat(header.plateScaleArcsec()).isCloseTo(56.0 * 1024 / 24, within(1e-9));
    assertThat(header.rollDegrees()).isZero();
    assertThat(header.program()).isEmpty();
    assertThat(header.lamp()).isFalse();
    assertThat(read(fits.value("CROTA2", "180")).header().rollDegrees()).isEqualTo(180);
    assertThat(read(fits.value("CROTA1", "-0.23")).header().rollDegrees()).isEqualTo(-0.23);
    assertThat(read(fits.value("CDELT1", "-11.9")).header().plateScaleArcsec()).isEqualTo(11.9);
  }

  @ParameterizedTest
  @CsvSource({"SUMROW,2", "SUMCOL,2", "LEBXSUM,2", "LEBYSUM,4"})
  void knowsSummedFrames(String key, String value) throws IOException {
    assertThat(read(FitsBytes.frame().value(key, value)).header().summed()).isTrue();
  }

  @Test
  void garbageInCardsThatNobodyNeedsDoesNoHarm() throws IOException {
    FitsBytes fits =
        FitsBytes.frame()
            .card("COMMENT \u00fcml\u00e4ute, \t tabs \u0001 and \u00ff bytes")
            .card("COMPRSSN= 'never closed")
            .card("MID_TIME= 12:34:56 / not a number")
            .card("lower   = 5")
            .card("BAD KEY = 'x'")
            .card("\u0000\u0000\u0000")
            .card("LONGSTR = 'continued&'")
            .card("CONTINUE  'further&'")
            .card("CONTINUE")
            .card("HIERARCH ESO something = 5")
            .card("EXPTIME =                 99.0 / doubled: the first counts");
    assertThat(read(fits).header()).isEqualTo(read(FitsBytes.frame()).header());
  }

  @Test
  void whatFollowsTheLastBlockIsLeftAlone() throws IOException {
    byte[] bytes = FitsBytes.frame().bytes();
    Path longer = write(Arrays.copyOf(bytes, bytes.length + 100));
    assertThat(reader.read(longer).counts().at(1, 0)).isEqualTo(1001);
    assertThat(reader.readHeader(longer).width()).isEqualTo(FitsBytes.WIDTH);
  }

  private Frame read(FitsBytes fits) throws IOException {
    Path file = write(fits.bytes());
    Frame frame = reader.read(file);
    assertThat(reader.readHeader(file)).isEqualTo(frame.header());
    return frame;
  }

  private Path write(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("frame.fts"), bytes);
  }
}
