package org.comethunter.fits;

/**
 * How much room pictures made on demand may take.
 *
 * @param bytes of all of them together
 */
public record PictureCacheLimit(long bytes) {}
