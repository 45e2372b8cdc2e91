package org.comethunter.domain.picture;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.comethunter.domain.filter.CosmicRayRejection;
import org.comethunter.domain.filter.Filter;
import org.comethunter.domain.filter.FilterKind;
import org.comethunter.domain.filter.FilterSettings;
import org.comethunter.domain.image.FieldOfView;
import org.comethunter.domain.image.Frame;
import org.comethunter.domain.image.FrameHeader;
import org.comethunter.domain.image.FrameRows;
import org.comethunter.domain.image.Image;
import org.comethunter.domain.image.Orientation;
import org.comethunter.domain.image.ValidityMask;

/**
 * Makes the picture of a frame: enhanced by a filter, scaled by the noise of its sky, north up and
 * east left, in 8-bit grey. Pixels without data, outside the field or behind the occulter get the
 * grey of the sky's median. The same frame always gives the same picture.
 *
 * <p>It keeps its work space for the next frame: one instance per thread, and after the first few
 * frames nothing of a frame's size is allocated.
 */
public final class FrameRenderer {
  /** To be changed with whatever changes the levels of a picture: pictures are kept under it. */
  public static final String VERSION = "1";

  /** Dark grey: no stretch shows the sky like that all over. */
  private static final byte EMPTY = 48;

  private final FilterSettings filterSettings;
  private final Map<FilterKind, Filter> filters = new EnumMap<>(FilterKind.class);
  private final CosmicRayRejection cosmicRays = new CosmicRayRejection();
  private final CosmicRayRejection othersCosmicRays = new CosmicRayRejection();
  private final SkyLevelEstimator estimator = new SkyLevelEstimator();
  private final Reduction reduction = new Reduction();
  private FrameHeader fieldOf;
  private ValidityMask field;
  private float[] other = new float[0];
  private float[] enhanced = new float[0];
  private byte[] line = new byte[0];
  private byte[] grey = new byte[0];
  private byte[] small = new byte[0];

  /** Renders with filters of these parameters. */
  public FrameRenderer(FilterSettings filterSettings) {
    this.filterSettings = filterSettings;
  }

  /** The filter that a picture of that kind is made with. */
  public Filter filter(FilterKind kind) {
    return filters.computeIfAbsent(kind, it -> it.make(filterSettings));
  }

  /**
   * Renders the frame.
   *
   * @param others the frames that the filter's neighbourhood chose, each at its first row
   * @return the picture; its levels are valid until the next call
   * @throws org.comethunter.domain.filter.NoNeighboursException if the filter needs other frames
   *     and there are too few
   */
  public GreyPicture render(
      Frame frame, List<? extends FrameRows> others, PictureSettings settings) {
    FrameHeader header = frame.header();
    Filter filter = filter(settings.filter());
    int width = header.width();
    int height = header.height();
    reserve(width, height);
    Frame sky = frame.within(field(header));
    Frame clean = settings.rejectCosmicRays() ? cosmicRays.clean(sky) : sky;
    ValidityMask valid = filter.apply(clean, compared(others, settings), enhanced);
    SkyLevel level = estimator.estimate(header, valid, enhanced);
    draw(valid, stretch(settings, level), header.rollDegrees(), level);
    var text = PictureText.of(header, filter.description(), settings, level, others);
    int newWidth = reduced(width, settings.scale());
    int newHeight = reduced(height, settings.scale());
    if (newWidth == width && newHeight == height) {
      return new GreyPicture(width, height, grey, text);
    }
    small = small.length == newWidth * newHeight ? small : new byte[newWidth * newHeight];
    reduction.reduce(grey, width, height, small, newWidth, newHeight);
    return new GreyPicture(newWidth, newHeight, small, text);
  }

  /**
   * Makes a picture that shows nothing, neither a frame nor a part of it, and says why.
   *
   * @param reason a sentence
   * @return the picture, written on; its levels are valid until the next call
   */
  public GreyPicture renderEmpty(FrameHeader header, PictureSettings settings, String reason) {
    int width = reduced(header.width(), settings.scale());
    int height = reduced(header.height(), settings.scale());
    small = small.length == width * height ? small : new byte[width * height];
    Arrays.fill(small, EMPTY);
    Lettering.writeCentred(small, width, height, reason);
    return new GreyPicture(
        width,
        height,
        small,
        PictureText.ofEmpty(header, filter(settings.filter()).description(), settings, reason));
  }

  /** A single other frame has its cosmic rays taken out too; of many the median has none. */
  private List<? extends FrameRows> compared(
      List<? extends FrameRows> others, PictureSettings settings) {
    return settings.rejectCosmicRays() && others.size() == 1
        ? List.of(othersCosmicRays.clean(whole(others.getFirst())).rows())
        : others;
  }

  /** All rows together: to tell cosmic rays one must see what is above and below. */
  private Frame whole(FrameRows rows) {
    int width = rows.header().width();
    int height = rows.header().height();
    other = other.length == width * height ? other : new float[width * height];
    float[] row = new float[width];
    for (int start = 0; start < other.length; start += width) {
      rows.next(row);
      System.arraycopy(row, 0, other, start, width);
    }
    ValidityMask mask = ValidityMask.ofCounts(width, other);
    return new Frame(rows.header(), new Image(width, height, other, mask));
  }

  private static int reduced(int pixels, double scale) {
    return (int) Math.max(1, Math.round(pixels * scale));
  }

  private void reserve(int width, int height) {
    if (enhanced.length != width * height) {
      enhanced = new float[width * height];
      grey = new byte[width * height];
    }
    line = line.length == width ? line : new byte[width];
  }

  /** The field's mask, kept while frames show the same field. */
  private ValidityMask field(FrameHeader header) {
    if (fieldOf == null || !FieldOfView.isSame(fieldOf, header)) {
      fieldOf = header;
      field = FieldOfView.mask(header);
    }
    return field;
  }

  private static Stretch stretch(PictureSettings settings, SkyLevel sky) {
    double low = settings.lowSigmas();
    double high = settings.highSigmas();
    return settings.filter() == FilterKind.RAW
        ? new Stretch.Asinh(sky.median(), sky.sigma(), low, high)
        : new Stretch.Linear(sky.median() + low * sky.sigma(), sky.median() + high * sky.sigma());
  }

  private void draw(ValidityMask valid, Stretch stretch, double roll, SkyLevel sky) {
    int width = valid.width();
    int height = valid.height();
    byte neutral = stretch.level(sky.median());
    boolean turned = Orientation.ofRoll(roll) == Orientation.TURNED;
    for (int row = 0; row < height; row++) {
      stretch.apply(enhanced, row * width, line);
      valid.fillInvalid(row, line, 0, neutral);
      if (turned) {
        reverse(line);
      }
      int pictureRow = turned ? row : height - 1 - row;
      System.arraycopy(line, 0, grey, pictureRow * width, width);
    }
  }

  private static void reverse(byte[] line) {
    for (int i = 0, j = line.length - 1; i < j; i++, j--) {
      byte swap = line[i];
      line[i] = line[j];
      line[j] = swap;
    }
  }
}
