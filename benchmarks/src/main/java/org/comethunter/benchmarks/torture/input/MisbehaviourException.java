package org.comethunter.benchmarks.torture.input;

/** The product did with an input what it must not do. */
final class MisbehaviourException extends RuntimeException {
  private static final long serialVersionUID = 1;

  MisbehaviourException(String message) {
    super(message);
  }
}
