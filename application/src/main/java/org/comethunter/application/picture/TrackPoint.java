package org.comethunter.application.picture;

import org.comethunter.application.frame.FrameEntry;
import org.comethunter.domain.image.PixelPosition;

/**
 * Where an object is in a frame.
 *
 * @param frame the frame
 * @param position its place in the frame's array, row 0 = bottom
 */
public record TrackPoint(FrameEntry frame, PixelPosition position) {}
