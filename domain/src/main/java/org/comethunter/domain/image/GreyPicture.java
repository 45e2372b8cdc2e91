package org.comethunter.domain.image;

import java.util.Map;

/**
 * A finished 8-bit picture, north up and east left.
 *
 * @param width columns
 * @param height rows
 * @param grey {@code width * height} unsigned bytes, row-major, <em>row 0 = top</em>; shared, not
 *     to be written to
 * @param text what is to be known of it, by keyword (1 to 79 Latin-1 characters), in this order
 */
@SuppressWarnings("ArrayRecordComponent")
public record GreyPicture(int width, int height, byte[] grey, Map<String, String> text) {}
