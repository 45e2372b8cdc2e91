package org.comethunter.benchmarks.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.comethunter.benchmarks.program.TemporaryFolder;

/** A Chromium without a window and without a graphics card, and what memory it takes. */
final class HeadlessBrowser implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final List<String> ARGUMENTS =
      List.of("--no-sandbox", "--enable-unsafe-swiftshader");
  private static final String SHARE = "Pss:";

  private final Playwright playwright;
  private final Browser browser;

  private HeadlessBrowser(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /** The program: what {@code CHROME_BIN} names, or else the first on the path. */
  static Optional<Path> find() {
    String named = System.getenv("CHROME_BIN");
    if (named != null && !named.isBlank()) {
      return Optional.of(Path.of(named));
    }
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
        .filter(folder -> !folder.isBlank())
        .flatMap(folder -> NAMES.stream().map(Path.of(folder)::resolve))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Starts it; what it writes goes to that folder. */
  static HeadlessBrowser start(Path program, TemporaryFolder scratch) {
    System.setProperty("playwright.driver.tmpdir", scratch.path().toString());
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    environment.put("TMPDIR", scratch.path().toString());
    environment.put("HOME", scratch.path().toString());
    Playwright playwright =
        Playwright.create(new Playwright.CreateOptions().setEnv(Map.copyOf(environment)));
    Browser browser =
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(program).setArgs(ARGUMENTS));
    return new HeadlessBrowser(playwright, browser);
  }

  String version() {
    return browser.version();
  }

  /** A page of 1280 × 720 pixels that remembers nothing; closing it is closing its context. */
  Page page() {
    Page page =
        browser.newContext(new Browser.NewContextOptions().setViewportSize(1280, 720)).newPage();
    page.onClose(closed -> closed.context().close());
    return page;
  }

  /**
   * Bytes of memory of all its processes, what they share counted once; 0 where the system does not
   * tell.
   */
  long memory() throws IOException {
    long bytes = 0;
    for (ProcessHandle each : ProcessHandle.current().descendants().toList()) {
      Path rollup = Path.of("/proc/" + each.pid() + "/smaps_rollup");
      boolean isOurs = each.info().command().filter(it -> it.contains("chrom")).isPresent();
      if (isOurs && Files.exists(rollup)) {
        try (Stream<String> lines = Files.lines(rollup)) {
          bytes +=
              lines
                  .filter(line -> line.startsWith(SHARE))
                  .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                  .sum();
        }
      }
    }
    return bytes;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
