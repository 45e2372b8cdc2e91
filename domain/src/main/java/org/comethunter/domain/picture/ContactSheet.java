package org.comethunter.domain.picture;

import java.util.List;
import java.util.Map;

/** Several pictures of the same size side by side, each under its label. Not thread-safe. */
public final class ContactSheet {
  private static final int COLUMNS = 4;
  private static final int LETTER_SIZE = 2;
  private static final int MARGIN = 8;
  private static final int LABEL = Lettering.LINE * LETTER_SIZE + MARGIN;

  private final int tileWidth;
  private final int tileHeight;
  private final int width;
  private final byte[] grey;
  private int tiles;

  /**
   * Begins a sheet.
   *
   * @param tiles how many pictures there will be
   * @param tileWidth columns of each
   * @param tileHeight rows of each
   */
  public ContactSheet(int tiles, int tileWidth, int tileHeight) {
    this.tileWidth = tileWidth;
    this.tileHeight = tileHeight;
    this.width = COLUMNS * (tileWidth + MARGIN) + MARGIN;
    this.grey = new byte[width * (Math.ceilDiv(tiles, COLUMNS) * cellHeight() + MARGIN)];
  }

  private int cellHeight() {
    return LABEL + tileHeight + MARGIN;
  }

  /**
   * Adds the next picture, from left to right and from top to bottom; it is copied.
   *
   * @throws IllegalArgumentException if it is not of the size of the others
   */
  public void add(String label, GreyPicture picture) {
    if (picture.width() != tileWidth || picture.height() != tileHeight) {
      throw new IllegalArgumentException(
          "A picture of this sheet has %d × %d pixels, not %d × %d."
              .formatted(tileWidth, tileHeight, picture.width(), picture.height()));
    }
    int left = MARGIN + tiles % COLUMNS * (tileWidth + MARGIN);
    int top = MARGIN + Math.floorDiv(tiles, COLUMNS) * cellHeight();
    Lettering.write(grey, width, left, top, LETTER_SIZE, label);
    for (int row = 0; row < tileHeight; row++) {
      System.arraycopy(
          picture.grey(), row * tileWidth, grey, (top + LABEL + row) * width + left, tileWidth);
    }
    tiles++;
  }

  /** Writes lines into the next free place, which takes no picture any more. */
  public void note(List<String> lines) {
    int left = MARGIN + tiles % COLUMNS * (tileWidth + MARGIN) + MARGIN;
    int top = MARGIN + Math.floorDiv(tiles, COLUMNS) * cellHeight() + LABEL;
    for (String line : lines) {
      Lettering.write(grey, width, left, top, LETTER_SIZE, line);
      top += Lettering.LINE * LETTER_SIZE;
    }
    tiles++;
  }

  /** The sheet, with what is to be known of it. */
  public GreyPicture picture(Map<String, String> text) {
    return new GreyPicture(width, grey.length / width, grey, text);
  }
}
