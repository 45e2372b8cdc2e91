package org.comethunter.bootstrap.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A hunter's visit to the product: a browser with nothing remembered from another visit. */
final class Visit implements AutoCloseable {
  private static final Path FOLDER = Path.of("target", "browser");
  private static final double PATIENCE_MILLIS = 15_000;

  /** The hunter's computer has the same time as the product, be it a simulated one. */
  private static final String CLOCK =
      """
      {
        const shift = SHIFT;
        const Real = Date;
        globalThis.Date = class Date extends Real {
          constructor(...given) {
            given.length === 0 ? super(Real.now() + shift) : super(...given);
          }
          static now() {
            return Real.now() + shift;
          }
        };
      }
      """;

  private final BrowserContext context;
  private final Complaints complaints;
  private final Page page;

  Visit(BrowserContext context) {
    this.context = context;
    context.setDefaultTimeout(PATIENCE_MILLIS);
    this.complaints = new Complaints(context);
    this.page = context.newPage();
  }

  /**
   * Opens a page of the product.
   *
   * @param path such as {@code /?camera=c2}
   */
  Page open(Observatory observatory, String path) {
    context.addInitScript(CLOCK.replace("SHIFT", "" + observatory.aheadOfReality().toMillis()));
    page.navigate(observatory.address(path).toString());
    return page;
  }

  /** The page, blank at first; 1280 × 720 pixels. */
  Page page() {
    return page;
  }

  /** Another tab beside it, watched in the same way. */
  Page anotherTab() {
    return context.newPage();
  }

  /** Lets pass complaints in which a regular expression is found, earlier ones too. */
  void expect(String regex) {
    complaints.expect(regex);
  }

  /** Complaints so far that nobody expected. */
  List<String> complaints() {
    settle();
    return complaints.unexpected();
  }

  /** Stores a picture of the page under a name, in {@code target/browser}. */
  Path picture(String name) {
    Path file = FOLDER.resolve(name + ".png");
    page.screenshot(new Page.ScreenshotOptions().setPath(file));
    return file;
  }

  /** Stores a picture of the page and a report of what went on. */
  void keepEvidence(String name, Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text, true));
    List<String> lines = new ArrayList<>(text.toString().lines().toList());
    lines.addAll(List.of("", "At " + page.url(), ""));
    lines.addAll(complaints.story());
    try {
      picture(name);
      lines.addAll(List.of("", page.innerText("body")));
    } catch (PlaywrightException e) {
      lines.addAll(List.of("", "The page could not be looked at: " + e.getMessage()));
    }
    try {
      Files.createDirectories(FOLDER);
      Files.write(FOLDER.resolve(name + ".txt"), lines);
    } catch (IOException e) {
      throw new UncheckedIOException("The report of a failure could not be kept.", e);
    }
  }

  /** What the browser told until now is heard only while it is asked something. */
  private void settle() {
    for (Page each : context.pages()) {
      try {
        each.evaluate("0");
      } catch (PlaywrightException e) {
        each.waitForTimeout(0); // on its way to another address, it answers nobody
      }
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
