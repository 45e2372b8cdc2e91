package org.comethunter.domain.detection;

import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.geometry.FrameGeometry;

/**
 * A frame in which objects are searched.
 *
 * @param id the frame
 * @param geometry when and how it was taken
 * @param hour when it was taken, in hours since 1970
 * @param values how clearly a point source stands out at each pixel; what moves as the stars do is
 *     hidden
 * @param peaks the local maxima of what is not hidden
 */
record SearchedFrame(
    FrameId id, FrameGeometry geometry, double hour, Significances values, Peaks peaks) {}
