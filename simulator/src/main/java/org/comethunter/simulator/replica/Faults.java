package org.comethunter.simulator.replica;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * When a replica misbehaves, and how. Rules are asked in the order in which they were made; the
 * first that applies to a request decides. Thread-safe.
 *
 * <pre>{@code
 * replica.faults().when(".*\\.fts").times(2).then(Fault.status(503, Duration.ofSeconds(1)));
 * }</pre>
 */
public final class Faults {

  private final long seed;
  private final List<Rule> rules = new CopyOnWriteArrayList<>();

  Faults(long seed) {
    this.seed = seed;
  }

  /** Begins a rule for the paths that match a regular expression as a whole. */
  public Condition when(String pathRegex) {
    return when(Pattern.compile(pathRegex).asMatchPredicate());
  }

  /** Begins a rule for some paths. */
  public Condition when(Predicate<String> path) {
    return new Condition(path, Integer.MAX_VALUE, 1);
  }

  /** Ends all misbehaviour. */
  public void clear() {
    rules.clear();
  }

  Optional<Fault> next(String path) {
    return rules.stream().flatMap(rule -> rule.next(path).stream()).findFirst();
  }

  /** When a rule applies: always, unless it is told otherwise. */
  public final class Condition {

    private final Predicate<String> path;
    private final int times;
    private final double probability;

    private Condition(Predicate<String> path, int times, double probability) {
      this.path = path;
      this.times = times;
      this.probability = probability;
    }

    /** The first requests only. */
    public Condition times(int first) {
      return new Condition(path, first, probability);
    }

    /**
     * Some of the requests. It depends on the replica's seed and on how often the path was asked
     * for before, not on the order in which different paths are asked for.
     *
     * @param share between 0 (none) and 1 (all)
     */
    public Condition withProbability(double share) {
      return new Condition(path, times, share);
    }

    /** Makes the rule. */
    public Rule then(Fault fault) {
      return thenOneOf(List.of(fault));
    }

    /**
     * Makes a rule with several faults, each time one of them: which depends on the replica's seed,
     * the path, and how often that was asked for before.
     *
     * @param faults one at least
     */
    public Rule thenOneOf(List<Fault> faults) {
      Rule rule = new Rule(this, faults);
      rules.add(rule);
      return rule;
    }
  }

  /** A rule in force. */
  public final class Rule {

    private final Condition condition;
    private final List<Fault> choice;
    private final AtomicInteger fired = new AtomicInteger();
    private final Map<String, Integer> askedBefore = new ConcurrentHashMap<>();

    private Rule(Condition condition, List<Fault> faults) {
      this.condition = condition;
      this.choice = List.copyOf(faults);
    }

    /** How many requests it has spoilt. */
    public int fired() {
      return fired.get();
    }

    /** Takes it out of force. */
    public void cancel() {
      rules.remove(this);
    }

    private Optional<Fault> next(String path) {
      if (!condition.path.test(path)) {
        return Optional.empty();
      }
      int asked = askedBefore.merge(path, 1, Integer::sum);
      SplittableRandom chance = new SplittableRandom((seed * 31 + path.hashCode()) * 31 + asked);
      if (condition.probability < 1 && chance.nextDouble() >= condition.probability) {
        return Optional.empty();
      }
      int before = fired.getAndUpdate(count -> count < condition.times ? count + 1 : count);
      return before < condition.times
          ? Optional.of(choice.get(chance.nextInt(choice.size())))
          : Optional.empty();
    }
  }
}
