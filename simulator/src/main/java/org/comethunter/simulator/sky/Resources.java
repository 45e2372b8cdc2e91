package org.comethunter.simulator.sky;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The tables that lie beside these classes. */
final class Resources {

  private Resources() {}

  /** The lines of a table. */
  static List<String> lines(String name) {
    try (InputStream table = Resources.class.getResourceAsStream(name)) {
      if (table == null) {
        throw new IllegalStateException("The simulator's table " + name + " is missing.");
      }
      return new String(table.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("The simulator's table " + name + " cannot be read.", e);
    }
  }
}
