package org.comethunter.domain.image;

/**
 * A frame as it was read: header and counts.
 *
 * @param header what the file says of itself
 * @param counts raw counts (DN), bias included; missing data are invalid in the mask
 */
public record Frame(FrameHeader header, Image counts) {

  /**
   * @throws IllegalArgumentException if the header declares another size than the image has
   */
  public Frame {
    if (header.width() != counts.width() || header.height() != counts.height()) {
      throw new IllegalArgumentException(
          "The header declares %d × %d pixels, but there are %d × %d."
              .formatted(header.width(), header.height(), counts.width(), counts.height()));
    }
  }

  /**
   * The count rate (counts − bias) / EXPTIME in DN/s.
   *
   * @return a new image with the same mask
   */
  public Image rates() {
    return rates(new float[counts.values().length]);
  }

  /**
   * The count rate (counts − bias) / EXPTIME in DN/s, in an array that may be used again.
   *
   * @param into as long as the counts; belongs to the image that is returned
   * @return an image with the same mask
   */
  public Image rates(float[] into) {
    float[] in = counts.values();
    double bias = header.biasCounts();
    double perSecond = 1 / header.exposureSeconds();
    for (int i = 0; i < in.length; i++) {
      into[i] = (float) ((in[i] - bias) * perSecond);
    }
    return new Image(counts.width(), counts.height(), into, counts.mask());
  }
}
