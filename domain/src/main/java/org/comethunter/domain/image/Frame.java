package org.comethunter.domain.image;

/**
 * A frame as it was read: header and counts.
 *
 * @param header what the file says of itself
 * @param counts raw counts (DN), bias included; missing data are invalid in the mask
 */
public record Frame(FrameHeader header, Image counts) {

  /**
   * The count rate (counts − bias) / EXPTIME in DN/s.
   *
   * @return a new image with the same mask
   */
  public Image rates() {
    float[] in = counts.values();
    float[] out = new float[in.length];
    double bias = header.biasCounts();
    double exposure = header.exposureSeconds();
    for (int i = 0; i < in.length; i++) {
      out[i] = (float) ((in[i] - bias) / exposure);
    }
    return new Image(counts.width(), counts.height(), out, counts.mask());
  }
}
