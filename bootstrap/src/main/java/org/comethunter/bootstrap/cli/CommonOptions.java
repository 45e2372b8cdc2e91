package org.comethunter.bootstrap.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.comethunter.bootstrap.config.Configuration;
import org.comethunter.bootstrap.config.Environment;
import org.comethunter.bootstrap.config.Key;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Options that every command takes, before or after its name. */
final class CommonOptions {

  @Option(
      names = "--home",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "Folder for the database, raw files and pictures (default: ~/.comet-hunter).")
  Path home;

  @Option(
      names = "--archive-url",
      paramLabel = "URL",
      scope = ScopeType.INHERIT,
      description = "The folder that holds the archive's day folders.")
  String archiveUrl;

  @Option(
      names = "--schedule-url",
      paramLabel = "URL",
      scope = ScopeType.INHERIT,
      description = "The page with the downlink schedule.")
  String scheduleUrl;

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "Print the result as JSON, and nothing else, to standard output.")
  boolean json;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Tell more on standard error.")
  boolean verbose;

  /** The home that the command line or the environment names; empty if neither does. */
  Optional<Path> namedHome(Map<String, String> environment) {
    return Optional.ofNullable(home).or(() -> Environment.home(environment).map(Path::of));
  }

  /** The home to work in; absolute. */
  Path home(Map<String, String> environment) {
    return namedHome(environment)
        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".comet-hunter"))
        .toAbsolutePath()
        .normalize();
  }

  /** What of these options concerns another process too, as it stands on its command line. */
  List<String> toArguments(Path folder) {
    List<String> arguments = new ArrayList<>(List.of("--home", folder.toString()));
    add(arguments, "--archive-url", archiveUrl);
    add(arguments, "--schedule-url", scheduleUrl);
    return arguments;
  }

  /** Adds an option if it was given. */
  static void add(List<String> arguments, String option, String value) {
    if (value != null) {
      arguments.add(option + "=" + value);
    }
  }

  /** The configuration for a home, these options and those of the command included. */
  Configuration configuration(
      Map<String, String> environment, Path folder, Map<Key, String> ofCommand) {
    Map<Key, String> given = new EnumMap<>(Key.class);
    given.putAll(ofCommand);
    if (archiveUrl != null) {
      given.put(Key.ARCHIVE_URL, archiveUrl);
    }
    if (scheduleUrl != null) {
      given.put(Key.SCHEDULE_URL, scheduleUrl);
    }
    return Configuration.load(given, environment, folder);
  }
}
