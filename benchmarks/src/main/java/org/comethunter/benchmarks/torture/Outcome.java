package org.comethunter.benchmarks.torture;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What came of a trial.
 *
 * @param trial its name
 * @param seed what its chance followed from
 * @param tried how often it was tried
 * @param took how long that took
 * @param findings what was not as it should be, a sentence each; empty if the product withstood
 * @param figures what was measured, by name, in the order in which it is shown
 */
public record Outcome(
    String trial,
    long seed,
    long tried,
    Duration took,
    List<String> findings,
    Map<String, String> figures) {}
