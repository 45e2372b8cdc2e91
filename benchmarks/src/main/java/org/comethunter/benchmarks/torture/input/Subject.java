package org.comethunter.benchmarks.torture.input;

import java.nio.file.Path;
import java.util.Set;

/** A part of the product, that mutants are fed to. For one thread at a time. */
interface Subject extends AutoCloseable {

  /** Sets it up in a folder of its own. */
  @FunctionalInterface
  interface Opening {
    Subject in(Path work) throws Exception;
  }

  /**
   * Feeds it a mutant, as the program would come by it.
   *
   * @param number of the mutant, for what is done to some of them only
   * @return what came of it, in a word
   * @throws MisbehaviourException if the product took it in a wrong way
   * @throws Exception one of the {@link #documented()} ones, if the product refuses it
   */
  String feed(byte[] mutant, long number) throws Exception;

  /** The exceptions with which the product may refuse it. */
  Set<Class<? extends Exception>> documented();

  @Override
  void close();
}
