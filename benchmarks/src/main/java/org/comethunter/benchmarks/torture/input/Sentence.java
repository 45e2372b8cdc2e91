package org.comethunter.benchmarks.torture.input;

/** Holds messages against what every message of the product must be: one sentence, on one line. */
final class Sentence {
  private static final int LONGEST = 1500;

  private Sentence() {}

  /**
   * Looks at a message.
   *
   * @throws MisbehaviourException if it is none for a person to read
   */
  static void check(String message) {
    if (message == null || message.isBlank()) {
      throw new MisbehaviourException("It is refused without a word.");
    }
    if (message.length() > LONGEST) {
      throw new MisbehaviourException(
          "It is refused in more than %d characters.".formatted(LONGEST));
    }
    if (message.chars().anyMatch(Character::isISOControl)) {
      throw new MisbehaviourException(
          "The message holds control characters: " + message.replaceAll("\\p{Cc}", "<control>"));
    }
    if (!message.strip().endsWith(".")) {
      throw new MisbehaviourException("The message is no sentence: " + message);
    }
  }
}
