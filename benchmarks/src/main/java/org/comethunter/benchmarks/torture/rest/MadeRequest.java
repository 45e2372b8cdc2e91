package org.comethunter.benchmarks.torture.rest;

/**
 * A request as it goes over the wire.
 *
 * @param text all of it, a character for each byte
 * @param wellFormed whether it is proper HTTP, so that it must be answered
 */
record MadeRequest(String text, boolean wellFormed) {

  /** Whether it says that it is of the version that the service speaks. */
  boolean isOfOurVersion() {
    return text.lines().findFirst().filter(line -> line.endsWith(" HTTP/1.1")).isPresent();
  }
}
