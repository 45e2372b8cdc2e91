package org.comethunter.benchmarks.program;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The service as its users start it, in a process of its own, with nobody to follow. */
public final class ServiceProcess implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile("Comet Hunter is at (http://\\S+)");
  private static final String NOWHERE = "http://127.0.0.1:9/";

  private final Process process;
  private final URI address;

  private ServiceProcess(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  /** Starts it over a home and waits until it listens. */
  public static ServiceProcess start(Path home) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Launcher.path(),
            "serve",
            "--port",
            "0",
            "--home",
            home.toString(),
            "--archive-url",
            NOWHERE,
            "--schedule-url",
            NOWHERE);
    builder.environment().put("COMET_HUNTER_DASHBOARD_PORT", "off");
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Matcher matcher = ADDRESS.matcher(line);
      if (matcher.find()) {
        return new ServiceProcess(process, URI.create(matcher.group(1)));
      }
    }
    throw new IOException("The service did not start; try ./comet-hunter serve --home " + home);
  }

  /** Where it listens. */
  public URI address() {
    return address;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
