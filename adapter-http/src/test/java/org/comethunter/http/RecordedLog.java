package org.comethunter.http;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What is written to the log while it is open. */
final class RecordedLog extends Handler implements AutoCloseable {

  private final BlockingQueue<LogRecord> records = new LinkedBlockingQueue<>();

  private RecordedLog() {}

  static RecordedLog start() {
    RecordedLog log = new RecordedLog();
    Logger.getLogger("").addHandler(log);
    return log;
  }

  /** The message of each record, as it is shown. */
  List<String> lines() {
    return records.stream().map(it -> new SimpleFormatter().formatMessage(it)).toList();
  }

  @Override
  public void publish(LogRecord record) {
    records.add(record);
  }

  @Override
  public void flush() {
    // nothing is held back
  }

  @Override
  public void close() {
    Logger.getLogger("").removeHandler(this);
  }
}
