package org.comethunter.simulator.sky;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nom.tam.fits.Fits;
import nom.tam.fits.Header;
import nom.tam.fits.HeaderCard;
import nom.tam.fits.ImageHDU;
import nom.tam.util.Cursor;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.simulator.replica.ArchivedFile;

/** A frame as a FITS library reads it, with the measurements that tests make. */
final class RenderedFrame {

  static final LocalDate DAY = LocalDate.of(2025, 10, 17);
  private static final Instant ALL_THERE = Instant.parse("2025-10-19T00:00:00Z");

  private final ArchivedFile file;
  private final Header header;
  private final short[][] counts;

  private RenderedFrame(ArchivedFile file, Header header, short[][] counts) {
    this.file = file;
    this.header = header;
    this.counts = counts;
  }

  static RenderedFrame of(SimulatedSky sky, Instrument instrument, int number) throws Exception {
    return read(sky, sky.files(instrument, DAY, ALL_THERE).get(number));
  }

  static RenderedFrame named(SimulatedSky sky, Instrument instrument, LocalDate day, String name)
      throws Exception {
    return read(
        sky,
        sky.files(instrument, day, ALL_THERE).stream()
            .filter(file -> file.name().equals(name))
            .findFirst()
            .orElseThrow());
  }

  private static RenderedFrame read(SimulatedSky sky, ArchivedFile file) throws Exception {
    try (Fits fits = new Fits(new ByteArrayInputStream(sky.read(file)))) {
      ImageHDU hdu = (ImageHDU) fits.readHDU();
      return new RenderedFrame(file, hdu.getHeader(), (short[][]) hdu.getKernel());
    }
  }

  ArchivedFile file() {
    return file;
  }

  Header header() {
    return header;
  }

  /** Rows of counts, row 0 at the bottom. */
  short[][] counts() {
    return counts;
  }

  double exposure() {
    return header.getDoubleValue("EXPTIME");
  }

  double rate(int column, int row) {
    return (counts[row][column] - bias()) / exposure();
  }

  /** The last number of the HISTORY card of offset_bias.pro, counts. */
  double bias() {
    String text =
        history().stream()
            .filter(line -> line.startsWith("offset_bias.pro"))
            .findFirst()
            .orElseThrow();
    return Double.parseDouble(text.substring(text.lastIndexOf(',') + 1).trim());
  }

  List<String> history() {
    List<String> texts = new ArrayList<>();
    Cursor<String, HeaderCard> cards = header.iterator();
    while (cards.hasNext()) {
      HeaderCard card = cards.next();
      if (card.getKey().equals("HISTORY")) {
        texts.add(card.getComment());
      }
    }
    return texts;
  }

  /** Median of the rates in a square. */
  double median(int column, int row, int halfWidth) {
    double[] rates = new double[(2 * halfWidth + 1) * (2 * halfWidth + 1)];
    int next = 0;
    for (int r = row - halfWidth; r <= row + halfWidth; r++) {
      for (int c = column - halfWidth; c <= column + halfWidth; c++) {
        rates[next++] = rate(c, r);
      }
    }
    Arrays.sort(rates);
    return rates[rates.length / 2];
  }

  /**
   * Noise of single pixels in DN/s over a square: from the differences of neighbours, so that the
   * corona's slope does not count.
   */
  double noise(int column, int row, int halfWidth) {
    int width = 2 * halfWidth;
    double[] differences = new double[width * width];
    for (int i = 0; i < differences.length; i++) {
      int c = column - halfWidth + i % width;
      int r = row - halfWidth + i / width;
      differences[i] = Math.abs(counts[r][c + 1] - counts[r][c]) / exposure();
    }
    Arrays.sort(differences);
    return 1.4826 * differences[differences.length / 2] / Math.sqrt(2);
  }
}
