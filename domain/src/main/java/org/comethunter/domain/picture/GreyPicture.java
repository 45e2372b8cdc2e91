package org.comethunter.domain.picture;

import java.util.Map;

/**
 * A finished 8-bit picture, north up and east left.
 *
 * @param width columns
 * @param height rows
 * @param grey {@code width * height} unsigned bytes, row-major, <em>row 0 = top</em>; it may belong
 *     to who made the picture: not to be written to, and to be copied to be kept
 * @param text what is to be known of it, by keyword (1 to 79 Latin-1 characters), in this order
 */
@SuppressWarnings("ArrayRecordComponent")
public record GreyPicture(int width, int height, byte[] grey, Map<String, String> text) {}
