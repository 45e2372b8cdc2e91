package org.comethunter.domain.image;

/**
 * The columns of one row that lie in an annulus about the Sun's centre: two runs, left and right of
 * the hole, either of which may be empty.
 *
 * @param left first column of the left run
 * @param leftEnd column after its last
 * @param right first column of the right run
 * @param rightEnd column after its last
 */
public record Chord(int left, int leftEnd, int right, int rightEnd) {

  /**
   * Cuts a row of the frame; a pixel at exactly the inner or outer radius belongs to the annulus.
   *
   * @param inner radius of the hole in pixels
   * @param outer radius in pixels, may be infinite
   */
  public static Chord of(FrameHeader header, int row, double inner, double outer) {
    double dy = row - header.sunRow();
    if (Math.abs(dy) > outer) {
      return new Chord(0, 0, 0, 0);
    }
    double x = header.sunColumn();
    int width = header.width();
    double reach = Math.sqrt(outer * outer - dy * dy);
    double hole = Math.sqrt(inner * inner - dy * dy);
    int left = clamp(Math.ceil(x - reach), width);
    int rightEnd = clamp(Math.floor(x + reach) + 1, width);
    if (!(hole > 0)) {
      return new Chord(left, rightEnd, rightEnd, rightEnd);
    }
    int leftEnd = Math.clamp(clamp(Math.floor(x - hole) + 1, width), left, rightEnd);
    int right = Math.clamp(clamp(Math.ceil(x + hole), width), leftEnd, rightEnd);
    return new Chord(left, leftEnd, right, rightEnd);
  }

  private static int clamp(double column, int width) {
    return (int) Math.clamp(column, 0, width);
  }
}
