package org.comethunter.domain.filter;

import java.time.Instant;
import org.comethunter.domain.image.FrameHeader;
import org.comethunter.domain.image.Frames;
import org.comethunter.domain.instrument.Instrument;

/** Headers that differ from the usual one in what a test is about. */
final class Headers {
  private Instrument instrument;
  private Instant observedAt;
  private double seconds;
  private int width;
  private int height;
  private double bias;
  private double roll;
  private double sunColumn;
  private double sunRow;
  private String filter;
  private String polarizer;
  private String program;
  private boolean summed;

  private Headers(FrameHeader usual) {
    instrument = usual.instrument();
    observedAt = usual.observedAt();
    seconds = usual.exposureSeconds();
    width = usual.width();
    height = usual.height();
    bias = usual.biasCounts();
    roll = usual.rollDegrees();
    sunColumn = usual.sunColumn();
    sunRow = usual.sunRow();
    filter = usual.filter();
    polarizer = usual.polarizer();
    program = usual.program();
    summed = usual.summed();
  }

  static Headers usual(int width, int height) {
    return new Headers(Frames.header(width, height, 0));
  }

  Headers at(Instant time) {
    Headers copy = new Headers(header());
    copy.observedAt = time;
    return copy;
  }

  Headers exposed(double newSeconds, double newBias) {
    Headers copy = new Headers(header());
    copy.seconds = newSeconds;
    copy.bias = newBias;
    return copy;
  }

  Headers sunAt(double column, double row) {
    Headers copy = new Headers(header());
    copy.sunColumn = column;
    copy.sunRow = row;
    return copy;
  }

  Headers rolled(double degrees) {
    Headers copy = new Headers(header());
    copy.roll = degrees;
    return copy;
  }

  Headers of(Instrument camera) {
    Headers copy = new Headers(header());
    copy.instrument = camera;
    return copy;
  }

  Headers sized(int columns, int rows) {
    Headers copy = new Headers(header());
    copy.width = columns;
    copy.height = rows;
    return copy;
  }

  Headers through(String newFilter, String newPolarizer) {
    Headers copy = new Headers(header());
    copy.filter = newFilter;
    copy.polarizer = newPolarizer;
    return copy;
  }

  Headers inProgram(String newProgram) {
    Headers copy = new Headers(header());
    copy.program = newProgram;
    return copy;
  }

  Headers summedUp() {
    Headers copy = new Headers(header());
    copy.summed = true;
    return copy;
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
