package org.comethunter.benchmarks.torture;

/**
 * One way to try to break the product. What it does follows from its seed, as far as that is in its
 * power, so that a finding can be brought about again.
 */
public interface Trial {

  /** What it is called on the command line and in tables, such as {@code fits-mutants}. */
  String name();

  /**
   * Tries until the budget is used up.
   *
   * @throws Exception if the trial itself could not be held; what it finds is in the outcome
   */
  Outcome hold(Budget budget) throws Exception;
}
