package org.comethunter.domain.detection;

/**
 * What speaks for something that moves, and what against it. Immutable. What is not known, of what
 * was kept before it was asked for, is NaN.
 *
 * @param seen in how many of its frames it stands out by itself
 * @param rmsPixels root mean square distance of where it was seen from the fitted course
 * @param clearness how far its significances, summed along the course over the root of their
 *     number, stand out from those of parallel courses through the same sky, in units of their
 *     scatter
 * @param snr the mean of its significances: peak over the local noise through a matched filter
 * @param ridge the part of its sum that is also found at both of two opposite sides, in the
 *     direction where that is most: the front of an ejection or a streamer goes on there, a comet
 *     does not
 * @param uneven the variance of its significances about a straight line in time, in units of what
 *     is expected of a comet, whose light changes little: a chain of chance hits is as bright here
 *     as it is faint there
 * @param positive the part of the arc's frames in which it shows
 * @param dropouts the part of its known significances that are missing among bright ones: stars
 *     that are here by chance come and go, a bright comet stays
 * @param speedPixelsPerHour on average
 * @param fromStarsPixelsPerHour by how much it moves unlike the stars
 * @param fresh whether a star could have come there from where nothing is seen, behind an edge, so
 *     that it is not known as one
 * @param strangers in what part of the frames just before and after something as bright is near,
 *     but not on the course: then what was on it may as well have been by chance; 1 where too few
 *     of them are known yet
 * @param outward the cosine of the angle between its way and the line away from the Sun
 */
public record Evidence(
    int seen,
    double rmsPixels,
    double clearness,
    double snr,
    double ridge,
    double uneven,
    double positive,
    double dropouts,
    double speedPixelsPerHour,
    double fromStarsPixelsPerHour,
    boolean fresh,
    double strangers,
    double outward) {}
