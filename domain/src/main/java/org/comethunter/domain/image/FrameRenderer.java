package org.comethunter.domain.image;

/**
 * Makes the picture of a frame: enhanced by a filter, scaled by the noise of its sky, north up and
 * east left, in 8-bit grey. Pixels without data get the grey of the sky's median. The same frame
 * always gives the same picture.
 *
 * <p>It keeps its work space for the next frame: one instance per thread.
 */
public final class FrameRenderer {
  private final Filter filter;
  private final PictureSettings settings;
  private final SkyLevelEstimator estimator = new SkyLevelEstimator();
  private float[] rates = new float[0];
  private float[] enhanced = new float[0];
  private float[] rowValues = new float[0];
  private byte[] rowLevels = new byte[0];

  /** Renders with the usual unsharp mask and stretch. */
  public FrameRenderer() {
    this(new UnsharpMask(), PictureSettings.DEFAULT);
  }

  /**
   * Renders with a filter and a stretch.
   *
   * @param filter used by this renderer alone
   */
  public FrameRenderer(Filter filter, PictureSettings settings) {
    this.filter = filter;
    this.settings = settings;
  }

  /** Renders the frame. */
  public GreyPicture render(Frame frame) {
    FrameHeader header = frame.header();
    Image counts = frame.counts();
    reserve(counts.width(), counts.height());
    filter.apply(header, frame.rates(rates), enhanced);
    SkyLevel sky = estimator.estimate(header, counts.mask(), enhanced);
    byte[] grey = grey(counts, Stretch.of(settings, sky), header.rollDegrees(), sky);
    return new GreyPicture(
        counts.width(),
        counts.height(),
        grey,
        PictureText.of(header, filter.description(), settings, sky));
  }

  private void reserve(int width, int height) {
    if (rates.length != width * height) {
      rates = new float[width * height];
      enhanced = new float[width * height];
    }
    if (rowValues.length != width) {
      rowValues = new float[width];
      rowLevels = new byte[width];
    }
  }

  private byte[] grey(Image counts, Stretch stretch, double roll, SkyLevel sky) {
    int width = counts.width();
    int height = counts.height();
    ValidityMask mask = counts.mask();
    byte neutral = (byte) stretch.level(sky.median());
    boolean turned = Orientation.ofRoll(roll) == Orientation.TURNED;
    byte[] grey = new byte[width * height];
    for (int row = 0; row < height; row++) {
      int start = row * width;
      System.arraycopy(enhanced, start, rowValues, 0, width);
      stretch.apply(rowValues, rowLevels);
      if (!mask.isComplete(start, start + width)) {
        for (int column = 0; column < width; column++) {
          rowLevels[column] = mask.isValid(start + column) ? rowLevels[column] : neutral;
        }
      }
      if (turned) {
        reverse(rowLevels);
      }
      int line = turned ? row : height - 1 - row;
      System.arraycopy(rowLevels, 0, grey, line * width, width);
    }
    return grey;
  }

  private static void reverse(byte[] line) {
    for (int i = 0, j = line.length - 1; i < j; i++, j--) {
      byte swap = line[i];
      line[i] = line[j];
      line[j] = swap;
    }
  }
}
