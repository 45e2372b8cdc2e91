package org.comethunter.application.memory;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.comethunter.application.port.JobQueue;
import org.comethunter.application.port.StorageException;
import org.comethunter.domain.job.Job;

/** A queue whose worker is the test. */
public final class ManualQueue implements JobQueue {
  private final List<UUID> waiting = new CopyOnWriteArrayList<>();
  private final List<UUID> forgotten = new CopyOnWriteArrayList<>();
  private volatile boolean broken;

  @Override
  public void put(Job job) {
    if (broken) {
      throw new StorageException("The queue is broken.");
    }
    waiting.remove(job.id());
    waiting.add(job.id());
  }

  @Override
  public void withdraw(UUID id) {
    waiting.remove(id);
  }

  @Override
  public void forget(List<UUID> ended) {
    forgotten.addAll(ended);
  }

  public List<UUID> forgotten() {
    return List.copyOf(forgotten);
  }

  public void breakDown() {
    broken = true;
  }

  public List<UUID> waiting() {
    return List.copyOf(waiting);
  }
}
