package org.comethunter.web;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** Libraries for the browser, which are on the class path in folders of their versions. */
final class WebJar {

  private WebJar() {}

  /**
   * Where the files of a library are.
   *
   * @throws IllegalStateException if it is not on the class path
   */
  static String folder(String group, String name) {
    byte[] known = Asset.read("/META-INF/maven/" + group + "/" + name + "/pom.properties");
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(new String(known, StandardCharsets.ISO_8859_1)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "/META-INF/resources/webjars/" + name + "/" + properties.getProperty("version");
  }
}
