package org.comethunter.bootstrap.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A running Chromium without a window, one for a whole process, for its driver cannot be begun
 * twice in one. It ends with the process. What it and its driver write goes to one folder of its
 * own, which is removed then. One thread at a time may use it.
 */
final class HeadlessChromium {

  /**
   * WebGL by software, as there may be no graphics card (the page itself is put together without
   * it, which is faster); a steady picture; and no sandbox of its own, which a superuser cannot
   * have, and which pages of ours do not need.
   */
  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--enable-unsafe-swiftshader",
          "--disable-dev-shm-usage",
          "--force-color-profile=srgb",
          "--disable-background-networking",
          "--disable-component-update");

  private static final String DRIVER_FOLDER = "playwright.driver.tmpdir";

  private static @Nullable HeadlessChromium running;

  private final Path scratch;
  private final Playwright playwright;
  private final Browser browser;

  private HeadlessChromium(Path scratch, Playwright playwright, Browser browser) {
    this.scratch = scratch;
    this.playwright = playwright;
    this.browser = browser;
  }

  /** The one of this process, begun now if it was not; nothing is downloaded. */
  static synchronized HeadlessChromium of(Path program) {
    if (running == null) {
      try {
        running = start(program);
      } catch (IOException e) {
        throw new UncheckedIOException("The browser has no room for its files.", e);
      }
      Runtime.getRuntime().addShutdownHook(new Thread(running::close, "browser-end"));
    }
    return running;
  }

  private static HeadlessChromium start(Path program) throws IOException {
    Path scratch = Files.createTempDirectory("comet-hunter-browser-");
    System.setProperty(DRIVER_FOLDER, scratch.toString());
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    environment.put("TMPDIR", scratch.toString());
    environment.put("HOME", scratch.toString());
    Playwright playwright =
        Playwright.create(new Playwright.CreateOptions().setEnv(Map.copyOf(environment)));
    try {
      Browser browser =
          playwright
              .chromium()
              .launch(
                  new BrowserType.LaunchOptions()
                      .setExecutablePath(program)
                      .setHeadless(true)
                      .setArgs(ARGUMENTS));
      return new HeadlessChromium(scratch, playwright, browser);
    } catch (RuntimeException e) {
      playwright.close();
      remove(scratch);
      throw e;
    }
  }

  /** A window of its own for one test, with nothing remembered. */
  BrowserContext context(int width, int height) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setLocale("en-GB")
                .setTimezoneId("America/New_York")
                .setAcceptDownloads(true));
    context.grantPermissions(List.of("clipboard-read", "clipboard-write"));
    return context;
  }

  String version() {
    return browser.version();
  }

  private void close() {
    try {
      browser.close();
    } finally {
      playwright.close();
      remove(scratch);
    }
  }

  private static void remove(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The browser's files in " + folder + " are left.", e);
    }
  }
}
