package org.comethunter.persistence.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Several threads that do something at the same moment. */
public final class Race {

  private Race() {}

  /** What each of the runners got, in order of their numbers. */
  public static <T> List<T> of(int runners, IntFunction<T> run) throws Exception {
    CyclicBarrier start = new CyclicBarrier(runners);
    List<Callable<T>> tasks = new ArrayList<>();
    for (int i = 0; i < runners; i++) {
      int number = i;
      tasks.add(
          () -> {
            start.await();
            return run.apply(number);
          });
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(runners)) {
      List<T> results = new ArrayList<>();
      for (Future<T> result : threads.invokeAll(tasks)) {
        results.add(result.get());
      }
      return results;
    }
  }
}
