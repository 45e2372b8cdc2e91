package org.comethunter.benchmarks.torture.input;

import java.util.List;
import java.util.SplittableRandom;

/** Spoils texts as bytes, with a dictionary. */
final class TextMutants implements Mutants {
  private final List<byte[]> originals;
  private final Mutator mutator;

  /**
   * Of these.
   *
   * @param originals sound texts
   * @param dictionary what is put in
   */
  TextMutants(List<byte[]> originals, List<String> dictionary) {
    this.originals = List.copyOf(originals);
    this.mutator = new Mutator(dictionary.stream().map(Seeds::bytes).toList(), Integer.MAX_VALUE);
  }

  @Override
  public byte[] next(SplittableRandom chance) {
    return mutator.mutate(one(chance), one(chance), chance);
  }

  private byte[] one(SplittableRandom chance) {
    return originals.get(chance.nextInt(originals.size()));
  }
}
