package org.comethunter.simulator.sky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import nom.tam.fits.Header;
import org.comethunter.domain.instrument.Instrument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FitsFrameWriterTest {

  private static final String[] KEYWORDS = {
    "FILENAME",
    "FILEORIG",
    "DATE",
    "DATE-OBS",
    "TIME-OBS",
    "P1COL",
    "P1ROW",
    "P2COL",
    "P2ROW",
    "VERSION",
    "EXPTIME",
    "EXP0",
    "EXPCMD",
    "EXP1",
    "EXP2",
    "EXP3",
    "TELESCOP",
    "INSTRUME",
    "DETECTOR",
    "READPORT",
    "SUMROW",
    "SUMCOL",
    "LEBXSUM",
    "LEBYSUM",
    "SHUTTR",
    "LAMP",
    "FILTER",
    "POLAR",
    "LP_NUM",
    "OS_NUM",
    "IMGCTR",
    "IMGSEQ",
    "COMPRSSN",
    "MID_DATE",
    "MID_TIME",
    "PLATESCL",
    "OFFSET",
    "IMAGE_CT",
    "SEQ_NUM",
    "OBT_TIME",
    "R1COL",
    "R1ROW",
    "R2COL",
    "R2ROW",
    "EFFPORT",
    "RECTIFY",
    "DATAMIN",
    "DATAMAX",
    "DATAZER",
    "DATASAT",
    "DATAAVG",
    "DATASIG",
    "DATAP01",
    "DATAP10",
    "DATAP25",
    "DATAP75",
    "DATAP90",
    "DATAP95",
    "DATAP98",
    "DATAP99",
    "CRPIX1",
    "CRPIX2",
    "CRVAL1",
    "CRVAL2",
    "CROTA1",
    "CROTA2",
    "CTYPE1",
    "CTYPE2",
    "CUNIT1",
    "CUNIT2",
    "CDELT1",
    "CDELT2"
  };

  private final SimulatedSky sky = new SimulatedSky(SimulatedSky.Settings.of(7));

  @ParameterizedTest
  @EnumSource
  void aFitsLibraryReadsEveryKeywordOfARealHeader(Instrument instrument) throws Exception {
    RenderedFrame frame = RenderedFrame.of(sky, instrument, 30);

    assertThat(KEYWORDS)
        .allSatisfy(keyword -> assertThat(frame.header().containsKey(keyword)).isTrue());
    assertThat(frame.header().getStringValue("DETECTOR")).isEqualTo(instrument.name());
    assertThat(frame.header().getStringValue("LP_NUM")).isEqualTo("Normal");
    assertThat(frame.header().getDoubleValue("OFFSET")).isZero();
    assertThat(frame.header().getDoubleValue("CDELT1")).isEqualTo(instrument.plateScaleArcsec());
    assertThat(frame.counts()).hasDimensions(1024, 1024);
  }

  @ParameterizedTest
  @EnumSource
  void theHeaderAgreesWithTheMetadataLine(Instrument instrument) throws Exception {
    RenderedFrame frame = RenderedFrame.of(sky, instrument, 31);
    Header header = frame.header();
    String line = frame.file().metadataLine();

    assertThat(header.getStringValue("FILENAME")).isEqualTo(line.substring(0, 12));
    assertThat(header.getStringValue("DATE-OBS")).isEqualTo(line.substring(16, 26));
    assertThat(header.getStringValue("TIME-OBS")).startsWith(line.substring(28, 36));
    assertThat(frame.exposure())
        .isCloseTo(Double.parseDouble(line.substring(41, 49).trim()), within(0.0501));
    assertThat(frame.exposure())
        .isBetween(
            instrument == Instrument.C2 ? 25.0 : 17.5, instrument == Instrument.C2 ? 25.2 : 19.2);
  }

  @Test
  void theBiasStandsInHistoryBehindATabOrABlank() throws Exception {
    String oneFile = headerText(10) + headerText(11);

    assertThat(oneFile)
        .contains("HISTORY offset_bias.pro\t1.32, 09/01/11, ")
        .contains("HISTORY offset_bias.pro 1.32, 09/01/11, ");
    assertThat(RenderedFrame.of(sky, Instrument.C3, 10).bias()).isCloseTo(421.7, within(0.5));
    assertThat(RenderedFrame.of(sky, Instrument.C2, 10).bias()).isCloseTo(620.9, within(0.5));
  }

  @Test
  void theFileIsMadeOfWholeBlocksAndTheStatisticsAreTrue() throws Exception {
    RenderedFrame frame = RenderedFrame.of(sky, Instrument.C3, 12);
    int zeros = 0;
    int most = 0;
    for (short[] row : frame.counts()) {
      for (short count : row) {
        zeros += count == 0 ? 1 : 0;
        most = Math.max(most, count);
      }
    }

    assertThat(frame.file().length() % 2880).isZero();
    assertThat(frame.header().getIntValue("DATAZER")).isEqualTo(zeros);
    assertThat(frame.header().getDoubleValue("DATAMAX")).isEqualTo(most);
  }

  private String headerText(int number) throws Exception {
    byte[] bytes = sky.read(sky.files(Instrument.C2, RenderedFrame.DAY, Instant.MAX).get(number));
    return new String(bytes, 0, 8640, StandardCharsets.US_ASCII);
  }
}
