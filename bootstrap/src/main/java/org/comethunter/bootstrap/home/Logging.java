package org.comethunter.bootstrap.home;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Where log lines go: warnings to standard error, more of them to the home's {@code logs/}. */
public final class Logging {
  private static final String CONSOLE = "console";
  private static final String FILE = "file";

  private Logging() {}

  /** How much of the log standard error gets. */
  public enum Detail {
    /** Nothing but defects: a command that ends tells by itself what went wrong. */
    ERRORS("ERROR"),
    /** Warnings too: for commands that go on. */
    WARNINGS("WARN"),
    /** Everything. */
    EVERYTHING("TRACE");

    private final String threshold;

    Detail(String threshold) {
      this.threshold = threshold;
    }
  }

  /** Sends log lines to standard error, in place of wherever they went before. */
  public static void toConsole(Detail detail) {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    LoggerContext context = context();
    context.reset();
    context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
    context.getLogger("org.comethunter").setLevel(Level.INFO);

    ThresholdFilter threshold = new ThresholdFilter();
    threshold.setLevel(detail.threshold);
    threshold.start();
    ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
    appender.setName(CONSOLE);
    appender.setContext(context);
    appender.setTarget("System.err");
    appender.setEncoder(encoder(context, "%d{HH:mm:ss,UTC} %-5level %msg%n"));
    appender.addFilter(threshold);
    appender.start();
    root().addAppender(appender);
  }

  /** Sends log lines to that folder too; a file a day, a fortnight of them, 200 MB at most. */
  public static void toFile(Path folder) {
    LoggerContext context = context();
    RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
    appender.setName(FILE);
    appender.setContext(context);
    appender.setFile(folder.resolve("comet-hunter.log").toString());
    appender.setEncoder(
        encoder(
            context, "%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z',UTC} %-5level %thread %logger{1} %msg%n"));
    SizeAndTimeBasedRollingPolicy<ILoggingEvent> policy = new SizeAndTimeBasedRollingPolicy<>();
    policy.setContext(context);
    policy.setParent(appender);
    policy.setFileNamePattern(folder.resolve("comet-hunter.%d{yyyy-MM-dd}.%i.log").toString());
    policy.setMaxFileSize(FileSize.valueOf("20MB"));
    policy.setTotalSizeCap(FileSize.valueOf("200MB"));
    policy.setMaxHistory(14);
    policy.start();
    appender.setRollingPolicy(policy);
    appender.start();
    root().addAppender(appender);
  }

  /** Ends what {@link #toFile} began. */
  public static void endFile() {
    Logger root = root();
    var appender = root.getAppender(FILE);
    if (appender != null) {
      root.detachAppender(appender);
      appender.stop();
    }
  }

  private static PatternLayoutEncoder encoder(LoggerContext context, String pattern) {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern(pattern);
    encoder.start();
    return encoder;
  }

  private static LoggerContext context() {
    return (LoggerContext) LoggerFactory.getILoggerFactory();
  }

  private static Logger root() {
    return context().getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }
}
