package org.comethunter.domain.observation;

/**
 * What a rule of thumb says of a track.
 *
 * @param level how grave it is
 * @param code the rule, such as {@code too-few-positions}
 * @param sentence what was found, and what to do
 */
public record Finding(Level level, String code, String sentence) {

  /** How grave a finding is. */
  public enum Level {
    /** As it should be. */
    OK,
    /** Worth a look. */
    HINT,
    /** Such a report would be refused. */
    PROBLEM
  }
}
