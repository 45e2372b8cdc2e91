package org.comethunter.benchmarks.torture.soak;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.comethunter.bootstrap.config.Configuration;
import org.comethunter.bootstrap.config.Key;
import org.comethunter.bootstrap.home.Logging;
import org.comethunter.bootstrap.wiring.Service;
import org.comethunter.bootstrap.wiring.Workshop;
import org.comethunter.bootstrap.wiring.WorkshopSettings;

/**
 * The service with a fast clock, in a process of its own. It prints its address, and ends when its
 * standard input does.
 */
public final class SoakedService {

  private SoakedService() {}

  /** What to start it with. */
  static List<String> arguments(Path home, String archive, String schedule, FastClock clock) {
    return List.of(
        home.toString(),
        archive,
        schedule,
        clock.began().toString(),
        clock.showed().toString(),
        Double.toString(clock.speed()));
  }

  /** Runs it. */
  public static void main(String... arguments) throws IOException {
    Logging.toConsole(Logging.Detail.ERRORS, Logging.Format.TEXT);
    Path home = Path.of(arguments[0]);
    FastClock clock =
        new FastClock(
            Instant.parse(arguments[3]),
            Instant.parse(arguments[4]),
            Double.parseDouble(arguments[5]));
    Map<Key, String> values = new EnumMap<>(Key.class);
    values.put(Key.ARCHIVE_URL, arguments[1]);
    values.put(Key.SCHEDULE_URL, arguments[2]);
    values.put(Key.WEB_PORT, "0");
    values.put(Key.DASHBOARD_PORT, "off");
    values.put(Key.LIVE_INTERVAL, "1s");
    values.put(Key.LIVE_GRACE, "3h");
    values.put(Key.LIVE_LOOK_BACK, "6h");
    values.put(Key.PICTURE_CACHE_MEGABYTES, "64");
    Configuration configuration = Configuration.load(values, Map.of(), home);
    try (Workshop workshop = Workshop.open(WorkshopSettings.ofCommand(home, configuration, clock));
        Service service = Service.start(workshop)) {
      System.out.println(service.address());
      System.out.flush();
      while (System.in.read() >= 0) {
        // until whoever started it closes the pipe, or is dead
      }
    }
  }
}
