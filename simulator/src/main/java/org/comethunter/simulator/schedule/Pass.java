package org.comethunter.simulator.schedule;

import java.time.Instant;

/**
 * A pass of a ground station.
 *
 * @param begin begin of track, to the minute
 * @param end end of track, to the minute, less than a day later
 * @param antenna such as {@code D34}
 */
public record Pass(Instant begin, Instant end, String antenna) {}
