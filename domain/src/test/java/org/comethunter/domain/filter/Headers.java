package org.comethunter.domain.filter;

import java.time.Instant;
import org.comethunter.domain.image.FrameHeader;
import org.comethunter.domain.image.Frames;
import org.comethunter.domain.instrument.Instrument;

/** Headers that differ from the usual one in what a test is about. */
record Headers(
    Instrument instrument,
    Instant observedAt,
    double seconds,
    int width,
    int height,
    double bias,
    double roll,
    double sunColumn,
    double sunRow,
    String filter,
    String polarizer,
    String program,
    boolean summed) {

  static Headers usual(int width, int height) {
    FrameHeader usual = Frames.header(width, height, 0);
    return new Headers(
        usual.instrument(),
        usual.observedAt(),
        usual.exposureSeconds(),
        width,
        height,
        usual.biasCounts(),
        0,
        usual.sunColumn(),
        usual.sunRow(),
        usual.filter(),
        usual.polarizer(),
        usual.program(),
        false);
  }

  Headers at(Instant time) {
    return new Headers(
        instrument,
        time,
        seconds,
        width,
        height,
        bias,
        roll,
        sunColumn,
        sunRow,
        filter,
        polarizer,
        program,
        summed);
  }

  Headers exposed(double newSeconds, double newBias) {
    return new Headers(
        instrument,
        observedAt,
        newSeconds,
        width,
        height,
        newBias,
        roll,
        sunColumn,
        sunRow,
        filter,
        polarizer,
        program,
        summed);
  }

  Headers sunAt(double column, double row) {
    return new Headers(
        instrument,
        observedAt,
        seconds,
        width,
        height,
        bias,
        roll,
        column,
        row,
        filter,
        polarizer,
        program,
        summed);
  }

  Headers rolled(double degrees) {
    return new Headers(
        instrument,
        observedAt,
        seconds,
        width,
        height,
        bias,
        degrees,
        sunColumn,
        sunRow,
        filter,
        polarizer,
        program,
        summed);
  }

  Headers of(Instrument camera) {
    return new Headers(
        camera,
        observedAt,
        seconds,
        width,
        height,
        bias,
        roll,
        sunColumn,
        sunRow,
        filter,
        polarizer,
        program,
        summed);
  }

  Headers sized(int columns, int rows) {
    return new Headers(
        instrument,
        observedAt,
        seconds,
        columns,
        rows,
        bias,
        roll,
        sunColumn,
        sunRow,
        filter,
        polarizer,
        program,
        summed);
  }

  Headers through(String newFilter, String newPolarizer) {
    return new Headers(
        instrument,
        observedAt,
        seconds,
        width,
        height,
        bias,
        roll,
        sunColumn,
        sunRow,
        newFilter,
        newPolarizer,
        program,
        summed);
  }

  Headers inProgram(String newProgram) {
    return new Headers(
        instrument,
        observedAt,
        seconds,
        width,
        height,
        bias,
        roll,
        sunColumn,
        sunRow,
        filter,
        polarizer,
        newProgram,
        summed);
  }

  Headers summedUp() {
    return new Headers(
        instrument,
        observedAt,
        seconds,
        width,
        height,
        bias,
        roll,
        sunColumn,
        sunRow,
        filter,
        polarizer,
        program,
        true);
  }

  FrameHeader header() {
    return new FrameHeader(
        instrument,
        "32082037.fts",
        observedAt,
        seconds,
        width,
        height,
        bias,
        roll,
        sunColumn,
        sunRow,
        56.0 * 1024 / width,
        filter,
        polarizer,
        program,
        summed,
        false);
  }
}
