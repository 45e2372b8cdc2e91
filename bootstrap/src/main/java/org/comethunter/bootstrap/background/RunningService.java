package org.comethunter.bootstrap.background;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.OptionalLong;
import org.comethunter.application.privacy.OwnerOnly;
import org.comethunter.bootstrap.home.Home;
import org.comethunter.bootstrap.home.HomeUnusableException;

/**
 * A service that works in a home, as it says itself in the home's file {@value Home#SERVICE}. It is
 * believed only while its process holds the home: the lock is let go however a process ends, so
 * what a crash left behind deceives nobody, nor does another process with the same number.
 *
 * @param pid its process
 * @param startedAt when that process began, as the operating system tells it
 * @param address where it is reached over HTTP
 */
public record RunningService(long pid, Instant startedAt, URI address) {

  /** The operating system counts in hundredths; its clock may be put right a little. */
  private static final Duration TOLERANCE = Duration.ofSeconds(5);

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * The service that runs in a home now; empty if none does.
   *
   * @throws HomeUnusableException if that cannot be found out
   */
  public static Optional<RunningService> find(Path home) {
    return read(home.resolve(Home.SERVICE))
        .filter(service -> Home.holder(home).equals(OptionalLong.of(service.pid)));
  }

  /**
   * Says that the service of this process can be reached.
   *
   * @param home a home that this process holds
   * @return takes it back
   * @throws HomeUnusableException if it cannot be written
   */
  public static Announcement announce(Home home, URI address) {
    ProcessHandle self = ProcessHandle.current();
    Path file = home.folder().resolve(Home.SERVICE);
    Path draft = home.folder().resolve(Home.SERVICE + ".part");
    ObjectNode text = JSON.createObjectNode();
    text.put("pid", self.pid());
    text.put("startedAt", self.info().startInstant().orElse(Instant.EPOCH).toString());
    text.put("address", address.toString());
    try {
      OwnerOnly.createFile(draft);
      Files.writeString(draft, text.toPrettyString() + "\n");
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new HomeUnusableException(
          "The file " + file + " cannot be written: " + e.getMessage(), e);
    }
    return new Announcement(file);
  }

  private static Optional<RunningService> read(Path file) {
    try {
      JsonNode text = JSON.readTree(Files.readString(file));
      return Optional.of(
          new RunningService(
              text.path("pid").asLong(-1),
              Instant.parse(text.path("startedAt").asText()),
              URI.create(text.path("address").asText())));
    } catch (NoSuchFileException
        | MalformedInputException
        | JsonProcessingException
        | DateTimeParseException e) {
      return Optional.empty(); // no service wrote this
    } catch (IOException e) {
      throw new HomeUnusableException("The file " + file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Its process, to be ended; empty if it cannot be seen from here, or began at another time than
   * the service says: then the number means another process here, as across containers.
   */
  public Optional<ProcessHandle> process() {
    return ProcessHandle.of(pid)
        .filter(
            process ->
                process
                    .info()
                    .startInstant()
                    .map(began -> Duration.between(startedAt, began).abs())
                    .filter(apart -> apart.compareTo(TOLERANCE) <= 0)
                    .isPresent());
  }

  /** What a service has said of itself; taken back when it is closed. */
  public static final class Announcement implements AutoCloseable {
    private final Path file;

    private Announcement(Path file) {
      this.file = file;
    }

    @Override
    public void close() {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        throw new HomeUnusableException(
            "The file " + file + " cannot be removed: " + e.getMessage(), e);
      }
    }
  }
}
