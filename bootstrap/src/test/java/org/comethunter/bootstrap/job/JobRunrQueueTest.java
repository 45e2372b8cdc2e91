package org.comethunter.bootstrap.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.comethunter.domain.job.Job;
import org.comethunter.domain.job.JobSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobRunrQueueTest {
  @TempDir Path home;

  @Test
  void keepsNothingOfAJobThatIsForgotten() {
    try (JobRunrQueue queue = new JobRunrQueue(home, Map.of())) {
      Job first = Job.queued(UUID.randomUUID(), JobSpec.slotSync(), Instant.EPOCH);
      Job second = Job.queued(UUID.randomUUID(), JobSpec.slotSync(), Instant.EPOCH);
      queue.put(first);
      queue.put(second);

      queue.forget(List.of(first.id(), UUID.randomUUID()));

      assertThat(queue.isKnown(first.id())).isFalse();
      assertThat(queue.isKnown(second.id())).isTrue();
    }
  }
}
