package org.comethunter.domain.picture;

import java.util.Arrays;
import org.comethunter.domain.filter.CosmicRayRejection;
import org.comethunter.domain.image.Frame;
import org.comethunter.domain.image.FrameHeader;
import org.comethunter.domain.image.FrameRows;
import org.comethunter.domain.image.Image;
import org.comethunter.domain.image.ValidityMask;

/** The rows of another frame without its cosmic rays, for which all of it must be looked at. */
final class CleanedRows implements FrameRows {
  private final FrameRows rows;
  private final CosmicRayRejection cosmicRays;
  private float[] counts = new float[0];
  private int next;

  CleanedRows(FrameRows rows, CosmicRayRejection cosmicRays) {
    this.rows = rows;
    this.cosmicRays = cosmicRays;
  }

  @Override
  public FrameHeader header() {
    return rows.header();
  }

  @Override
  public void next(float[] line) {
    int width = header().width();
    if (next == 0) {
      counts = cleaned();
    }
    System.arraycopy(counts, next * width, line, 0, width);
    next++;
  }

  private float[] cleaned() {
    int width = header().width();
    int height = header().height();
    float[] all = new float[width * height];
    float[] line = new float[width];
    for (int row = 0; row < height; row++) {
      rows.next(line);
      System.arraycopy(line, 0, all, row * width, width);
    }
    ValidityMask mask = ValidityMask.ofCounts(width, all);
    Frame frame = new Frame(header(), new Image(width, height, all, mask));
    return cosmicRays.clean(frame).counts().values();
  }

  @Override
  public void close() {
    counts = Arrays.copyOf(counts, 0);
    rows.close();
  }
}
