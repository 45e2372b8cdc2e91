package org.comethunter.fits;

import java.util.Arrays;

/**
 * A canonical Huffman code with a bound on the length of its words (RFC 1951, section 3.2.2). Not
 * thread-safe.
 */
final class HuffmanCode {
  private static final int INDEX_BITS = 16;

  private final int longest;
  private final byte[] lengths;

  /** Word of a symbol, its first bit lowest, above its length in the low four bits. */
  private final int[] entries;

  /** Frequency above symbol, so that sorting the numbers sorts the symbols by frequency. */
  private final long[] leaves;

  private final long[] weights;
  private final int[] parents;

  /**
   * @param symbols how many symbols there are, at most 65,536
   * @param longest the most bits of a word, at most 15, enough for that many symbols
   */
  HuffmanCode(int symbols, int longest) {
    this.longest = longest;
    lengths = new byte[symbols];
    entries = new int[symbols];
    leaves = new long[symbols];
    weights = new long[2 * symbols];
    parents = new int[2 * symbols];
  }

  /** Makes the code for symbols that occur so often; two of them at least do occur. */
  void build(int[] frequencies) {
    int shift = 0;
    while (!fits(frequencies, shift)) {
      // flatter frequencies give shorter longest words, at the cost of a little length
      shift++;
    }
    assignWords();
  }

  private boolean fits(int[] frequencies, int shift) {
    int used = 0;
    for (int symbol = 0; symbol < frequencies.length; symbol++) {
      if (frequencies[symbol] > 0) {
        long weight = Math.max(1, frequencies[symbol] >> shift);
        leaves[used++] = weight << INDEX_BITS | symbol;
      }
    }
    Arrays.sort(leaves, 0, used);
    joinPairs(used);
    Arrays.fill(lengths, (byte) 0);
    int root = 2 * used - 2;
    int deepest = 0;
    // a node's parent has a higher number: depths are known from the root down
    weights[root] = 0;
    for (int node = root - 1; node >= 0; node--) {
      weights[node] = weights[parents[node]] + 1;
      if (node < used) {
        int depth = (int) weights[node];
        lengths[(int) leaves[node] & 0xffff] = (byte) depth;
        deepest = Math.max(deepest, depth);
      }
    }
    return deepest <= longest;
  }

  /** Van Leeuwen's method (1976): leaves in order, and joined nodes as they come, in order too. */
  private void joinPairs(int used) {
    for (int i = 0; i < used; i++) {
      weights[i] = leaves[i] >> INDEX_BITS;
    }
    int leaf = 0;
    int joined = used;
    for (int node = used; node < 2 * used - 1; node++) {
      long sum = 0;
      for (int child = 0; child < 2; child++) {
        boolean takeLeaf = leaf < used && (joined == node || weights[leaf] <= weights[joined]);
        int taken = takeLeaf ? leaf++ : joined++;
        parents[taken] = node;
        sum += weights[taken];
      }
      weights[node] = sum;
    }
  }

  private void assignWords() {
    int[] next = new int[longest + 2];
    for (byte length : lengths) {
      next[length + 1] += length > 0 ? 1 : 0;
    }
    for (int length = 1; length <= longest; length++) {
      // next[length] holds how many words are one bit shorter
      next[length] = (next[length - 1] + next[length]) << 1;
    }
    for (int symbol = 0; symbol < lengths.length; symbol++) {
      int length = lengths[symbol];
      int word = length > 0 ? Integer.reverse(next[length]++) >>> (32 - length) : 0;
      entries[symbol] = word << 4 | length;
    }
  }

  /** Bits in the word of a symbol; 0 if it does not occur. */
  int length(int symbol) {
    return lengths[symbol];
  }

  /** Word of a symbol, its first bit lowest, above its length in the low four bits. */
  int entry(int symbol) {
    return entries[symbol];
  }

  /** All entries; not to be written to. */
  int[] entries() {
    return entries;
  }

  /** How many bits the words of all symbols take together. */
  long bits(int[] frequencies) {
    long sum = 0;
    for (int symbol = 0; symbol < frequencies.length; symbol++) {
      sum += (long) frequencies[symbol] * lengths[symbol];
    }
    return sum;
  }
}
