package org.comethunter.bootstrap.home;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.spi.FilterReply;
import ch.qos.logback.core.util.FileSize;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.comethunter.application.privacy.OwnerOnly;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Where log lines go: some of them to standard error, all to the home's {@code logs/}. */
public final class Logging {
  private static final String CONSOLE = "console";
  private static final String FILE = "file";
  private static final String LOG_FILE = "comet-hunter.log";
  private static final String REQUESTS = "org.comethunter.web.RequestLog";

  /** Lines that wait to be written: two seconds' worth of the busiest service. */
  private static final int QUEUE = 1 << 13;

  private static final int FLUSH_MILLIS = 5_000;

  private Logging() {}

  /** How much of the log standard error gets. */
  public enum Detail {
    /** Nothing but defects: a command that ends tells by itself what went wrong. */
    ERRORS("ERROR", false),
    /** Warnings too: for commands that go on and tell by themselves what they do. */
    WARNINGS("WARN", false),
    /** What is being done too, but no line for each request: for the service. */
    WORK("INFO", false),
    /** Everything. */
    EVERYTHING("TRACE", true);

    private final String threshold;
    private final boolean requests;

    Detail(String threshold, boolean requests) {
      this.threshold = threshold;
      this.requests = requests;
    }

    private boolean shows(ILoggingEvent event) {
      return event.getLevel().isGreaterOrEqual(Level.valueOf(threshold))
          && (requests || !event.getLoggerName().equals(REQUESTS));
    }
  }

  /** How log lines are written. */
  public enum Format {
    /** To be read by people. */
    TEXT,
    /** One JSON object a line, to be read by programs. */
    JSON
  }

  /** How far log files may grow before they are rolled, and together before the oldest goes. */
  record Limits(String file, String together) {
    static final Limits USUAL = new Limits("20MB", "200MB");
  }

  /** Sends log lines to standard error, in place of wherever they went before. */
  public static void toConsole(Detail detail, Format format) {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    LoggerContext context = context();
    context.reset();
    context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
    context.getLogger("org.comethunter").setLevel(Level.INFO);
    // a job that fails is logged where it is run; this would add the same again with a stack trace
    context.getLogger("org.jobrunr.server.BackgroundJobPerformer").setLevel(Level.OFF);

    ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
    appender.setName(CONSOLE);
    appender.setContext(context);
    appender.setTarget("System.err");
    appender.setEncoder(encoder(context, format, "%d{HH:mm:ss,UTC} %-5level %msg"));
    appender.addFilter(only(detail));
    appender.start();
    root().addAppender(appender);
  }

  private static Filter<ILoggingEvent> only(Detail detail) {
    Filter<ILoggingEvent> filter =
        new Filter<>() {
          @Override
          public FilterReply decide(ILoggingEvent event) {
            return detail.shows(event) ? FilterReply.NEUTRAL : FilterReply.DENY;
          }
        };
    filter.start();
    return filter;
  }

  /** Sends log lines to that folder too; a file a day, a fortnight of them, 200 MB at most. */
  public static void toFile(Path folder, Format format) {
    toFile(folder, format, Limits.USUAL);
  }

  static void toFile(Path folder, Format format, Limits limits) {
    LoggerContext context = context();
    RollingFileAppender<ILoggingEvent> file = new OwnersFile();
    file.setContext(context);
    file.setFile(folder.resolve(LOG_FILE).toString());
    file.setEncoder(
        encoder(
            context,
            format,
            "%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z',UTC} %-5level %thread %logger{1} %msg"));
    SizeAndTimeBasedRollingPolicy<ILoggingEvent> policy = new SizeAndTimeBasedRollingPolicy<>();
    policy.setContext(context);
    policy.setParent(file);
    policy.setFileNamePattern(folder.resolve("comet-hunter.%d{yyyy-MM-dd}.%i.log").toString());
    policy.setMaxFileSize(FileSize.valueOf(limits.file));
    policy.setTotalSizeCap(FileSize.valueOf(limits.together));
    policy.setMaxHistory(14);
    policy.start();
    file.setRollingPolicy(policy);
    file.start();
    root().addAppender(inBackground(file, context));
  }

  /** Makes its files for their owner alone, those that follow a rolled one too. */
  private static final class OwnersFile extends RollingFileAppender<ILoggingEvent> {
    @Override
    public void openFile(String name) throws IOException {
      Path path = Path.of(name);
      OwnerOnly.createFolders(Objects.requireNonNull(path.getParent()));
      OwnerOnly.createFile(path);
      super.openFile(name);
    }
  }

  /**
   * Whoever logs does not wait for the disk. If the disk does not keep up, lines below a warning go
   * first, and if it does not answer at all, the others too; the work goes on.
   */
  private static AsyncAppender inBackground(
      RollingFileAppender<ILoggingEvent> file, LoggerContext context) {
    AsyncAppender appender = new AsyncAppender();
    appender.setName(FILE);
    appender.setContext(context);
    appender.setQueueSize(QUEUE);
    appender.setNeverBlock(true);
    appender.setMaxFlushTime(FLUSH_MILLIS);
    appender.addAppender(file);
    appender.start();
    return appender;
  }

  /** Ends what {@link #toFile} began: every line is written before it returns. */
  public static void endFile() {
    Logger root = root();
    var appender = root.getAppender(FILE);
    if (appender != null) {
      root.detachAppender(appender);
      appender.stop();
    }
  }

  private static Encoder<ILoggingEvent> encoder(
      LoggerContext context, Format format, String pattern) {
    return switch (format) {
      case TEXT -> {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        // what the thread says of its task, such as the id of a request, stands at the end
        encoder.setPattern(pattern + "%replace( %mdc){'^ $', ''}%n");
        encoder.start();
        yield encoder;
      }
      case JSON -> {
        JsonEncoder encoder = new JsonEncoder();
        encoder.setContext(context);
        encoder.setWithSequenceNumber(false);
        encoder.setWithNanoseconds(false);
        encoder.setWithContext(false);
        encoder.setWithMessage(false);
        encoder.setWithArguments(false);
        encoder.setWithFormattedMessage(true);
        encoder.start();
        yield encoder;
      }
    };
  }

  private static LoggerContext context() {
    return (LoggerContext) LoggerFactory.getILoggerFactory();
  }

  private static Logger root() {
    return context().getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }
}
