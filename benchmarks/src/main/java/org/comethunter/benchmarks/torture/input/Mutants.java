package org.comethunter.benchmarks.torture.input;

import java.util.SplittableRandom;

/** Makes mutants of one kind of input. */
@FunctionalInterface
interface Mutants {

  /** A mutant, which follows from the state of chance alone. */
  byte[] next(SplittableRandom chance);
}
