package org.comethunter.domain.image;

/**
 * A place in an array or a picture; 0-based, whole numbers are pixel centres.
 *
 * @param column distance from the left-most pixel
 * @param row distance from row 0, which is the bottom of an array and the top of a picture
 */
public record PixelPosition(double column, double row) {}
