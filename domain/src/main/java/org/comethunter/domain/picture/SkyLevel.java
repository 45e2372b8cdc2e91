package org.comethunter.domain.picture;

/**
 * Level and noise of the sky in an enhanced frame, little affected by stars, streamers and edges.
 *
 * @param median the median, in the frame's unit
 * @param sigma the noise, positive, in the frame's unit: 1.4826 times the median absolute
 *     deviation, which is the standard deviation where the noise is normal (Hampel 1974, JASA 69,
 *     383)
 */
public record SkyLevel(double median, double sigma) {}
