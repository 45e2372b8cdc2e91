package org.comethunter.bootstrap.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.comethunter.bootstrap.config.Key;
import picocli.CommandLine.Option;

/** Where the service listens. */
final class ServeOptions {

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Port of the web server (default: 8080); 0 takes a free one.")
  String port;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      description = "Address the web server listens on (default: 127.0.0.1).")
  String bind;

  /** The keys that these options give a value to. */
  Map<Key, String> given() {
    Map<Key, String> given = new EnumMap<>(Key.class);
    if (port != null) {
      given.put(Key.WEB_PORT, port);
    }
    if (bind != null) {
      given.put(Key.WEB_BIND, bind);
    }
    return given;
  }

  /** These options as they stand on a command line. */
  List<String> toArguments() {
    List<String> arguments = new ArrayList<>();
    CommonOptions.add(arguments, "--port", port);
    CommonOptions.add(arguments, "--bind", bind);
    return arguments;
  }
}
