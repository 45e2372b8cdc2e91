package org.comethunter.bootstrap.config;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Environment variables that belong to Comet Hunter. */
public final class Environment {
  static final String PREFIX = "COMET_HUNTER_";

  /** Names the home folder. */
  public static final String HOME = PREFIX + "HOME";

  /** Read by the launcher script alone. */
  static final String JAVA_OPTIONS = PREFIX + "JAVA_OPTS";

  private Environment() {}

  /** The home that the environment names, if it does. */
  public static Optional<String> home(Map<String, String> variables) {
    return Optional.ofNullable(variables.get(HOME)).filter(value -> !value.isBlank());
  }

  /**
   * The values that the environment gives to keys.
   *
   * @throws ConfigurationException if a variable with the product's prefix is none of its own
   */
  static Map<Key, String> values(Map<String, String> variables) {
    Map<Key, String> values = new EnumMap<>(Key.class);
    Set<String> unknown = new TreeSet<>(variables.keySet());
    unknown.removeIf(name -> !name.startsWith(PREFIX));
    unknown.removeAll(Set.of(HOME, JAVA_OPTIONS));
    Arrays.stream(Key.values())
        .filter(key -> unknown.remove(key.variable()))
        .forEach(key -> values.put(key, variables.get(key.variable())));
    if (!unknown.isEmpty()) {
      throw new ConfigurationException(
          "The environment variable "
              + unknown.iterator().next()
              + " is not known; see "
              + "docs/configuration.md for those that are.");
    }
    return values;
  }
}
