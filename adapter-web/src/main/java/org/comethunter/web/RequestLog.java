package org.comethunter.web;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.regex.Pattern;

/** One line for every request: method, path, status, time, id. */
final class RequestLog {

  private static final Logger LOG = System.getLogger(RequestLog.class.getName());
  private static final Pattern UNPRINTABLE = Pattern.compile("[^\\x21-\\x7e]");

  private RequestLog() {}

  static void answered(String method, String path, int status, Duration took, String id) {
    LOG.log(Level.INFO, () -> line(method, path, status) + " " + took.toMillis() + " ms " + id);
  }

  /** A request that was turned away before anybody looked at it. */
  static void refused(String method, String path, int status, String id) {
    LOG.log(Level.INFO, () -> line(method, path, status) + " refused " + id);
  }

  private static String line(String method, String path, int status) {
    return printable(method) + " " + printable(path) + " " + status;
  }

  private static String printable(String text) {
    return text.isEmpty() ? "-" : UNPRINTABLE.matcher(text).replaceAll("?");
  }
}
