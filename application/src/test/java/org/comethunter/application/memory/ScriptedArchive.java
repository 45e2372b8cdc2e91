package org.comethunter.application.memory;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.comethunter.application.port.ArchiveUnavailableException;
import org.comethunter.application.port.FileNotInArchiveException;
import org.comethunter.application.port.SolarArchive;
import org.comethunter.application.port.StorageException;
import org.comethunter.application.port.UnexpectedContentException;
import org.comethunter.domain.file.FileMetadata;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.instrument.Instrument;

/** An archive that does as it is told, file by file, and remembers what it was asked for. */
public final class ScriptedArchive implements SolarArchive {
  private final InstantSource clock;
  private final Map<FrameId, FileMetadata> lines = new LinkedHashMap<>();
  private final Map<FrameId, byte[]> contents = new ConcurrentHashMap<>();
  private final Map<FrameId, Optional<Instant>> modified = new ConcurrentHashMap<>();
  private final Map<FrameId, Deque<Answer>> scripts = new ConcurrentHashMap<>();
  private final Map<LocalDate, Runnable> dayScripts = new ConcurrentHashMap<>();
  private final List<FrameId> requests = Collections.synchronizedList(new ArrayList<>());
  private final List<Look> looks = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicInteger mostUnderWay = new AtomicInteger();
  private volatile Optional<RuntimeException> listingFault = Optional.empty();

  public ScriptedArchive(InstantSource clock) {
    this.clock = clock;
  }

  /** How one request for a file goes. */
  @FunctionalInterface
  public interface Answer {
    Transfer serve(FrameId id, OutputStream into) throws IOException, InterruptedException;
  }

  /** One look at a day's folder. */
  public record Look(Instant at, Instrument instrument, LocalDate day) {}

  /** Lists and holds a frame. */
  public synchronized void add(FrameId id, TestFrame frame) {
    lines.put(id, frame.line(id));
    contents.put(id, frame.bytes());
    modified.put(id, Optional.empty());
  }

  /** Takes a file's line away; the file itself stays. */
  public synchronized void unlist(FrameId id) {
    lines.remove(id);
  }

  /** What the folder row and Last-Modified say from now on. */
  public synchronized void modified(FrameId id, Instant row, Instant lastModified) {
    lines.put(id, lines.get(id).modified(row));
    modified.put(id, Optional.of(lastModified));
  }

  /** Replaces a file's bytes. */
  public void replace(FrameId id, byte[] bytes) {
    contents.put(id, bytes);
  }

  /** The next requests for that file go like this, one after the other; later ones normally. */
  public void script(FrameId id, Answer... answers) {
    scripts.put(id, new ArrayDeque<>(Arrays.asList(answers)));
  }

  /** What happens when that day's folder is asked for, before it is listed. */
  public void scriptDay(LocalDate day, Runnable action) {
    dayScripts.put(day, action);
  }

  /** Every listing fails like this, or none any more. */
  public void failListings(Optional<RuntimeException> fault) {
    listingFault = fault;
  }

  public static Answer unavailable() {
    return (id, into) -> {
      throw new ArchiveUnavailableException("The server is too busy.");
    };
  }

  public static Answer missing() {
    return (id, into) -> {
      throw new FileNotInArchiveException("The archive has no " + id + ".");
    };
  }

  public static Answer webPage() {
    return (id, into) -> {
      throw new UnexpectedContentException("The answer is a web page.");
    };
  }

  public static Answer bytes(byte[] bytes) {
    return (id, into) -> {
      into.write(bytes);
      return new Transfer(bytes.length, OptionalLong.of(bytes.length), Optional.empty());
    };
  }

  /** Tells that it has begun, then answers as it normally would, but not before the latch opens. */
  public Answer blocked(CountDownLatch begun, CountDownLatch release) {
    return (id, into) -> {
      begun.countDown();
      release.await();
      return normal(id, into);
    };
  }

  /** The requests for files so far, in order. */
  public List<FrameId> requests() {
    synchronized (requests) {
      return List.copyOf(requests);
    }
  }

  /** The looks at day folders so far, in order. */
  public List<Look> looks() {
    synchronized (looks) {
      return List.copyOf(looks);
    }
  }

  /** Forgets what it was asked for. */
  public void forget() {
    requests.clear();
    looks.clear();
  }

  /** The most downloads that were under way at once. */
  public int mostUnderWay() {
    return mostUnderWay.get();
  }

  @Override
  public List<FileMetadata> list(Instrument instrument, LocalDate day) {
    looks.add(new Look(clock.instant(), instrument, day));
    dayScripts.getOrDefault(day, () -> {}).run();
    listingFault.ifPresent(
        fault -> {
          throw fault;
        });
    synchronized (this) {
      return lines.values().stream()
          .filter(line -> line.id().instrument() == instrument && line.id().day().equals(day))
          .toList();
    }
  }

  @Override
  public Optional<Transfer> downloadIfChanged(FrameId id, Instant since, OutputStream into) {
    boolean unchanged =
        !scripts.containsKey(id)
            && modified.getOrDefault(id, Optional.empty()).filter(since::equals).isPresent();
    if (unchanged) {
      requests.add(id);
      return Optional.empty();
    }
    return Optional.of(download(id, into));
  }

  @Override
  public Transfer download(FrameId id, OutputStream into) {
    requests.add(id);
    mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
    try {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedException();
      }
      Answer scripted = scripts.getOrDefault(id, new ArrayDeque<>()).poll();
      return scripted == null ? normal(id, into) : scripted.serve(id, into);
    } catch (IOException e) {
      throw new StorageException("The file cannot be written.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ArchiveUnavailableException("The transfer was interrupted.", e);
    } finally {
      underWay.decrementAndGet();
    }
  }

  private Transfer normal(FrameId id, OutputStream into) throws IOException {
    byte[] bytes = contents.get(id);
    into.write(bytes);
    return new Transfer(bytes.length, OptionalLong.of(bytes.length), modified.get(id));
  }
}
