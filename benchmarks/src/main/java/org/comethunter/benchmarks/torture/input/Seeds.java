package org.comethunter.benchmarks.torture.input;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.comethunter.bootstrap.config.Key;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.simulator.replica.ArchivedFile;
import org.comethunter.simulator.replica.Replica;
import org.comethunter.simulator.schedule.SchedulePage;
import org.comethunter.simulator.schedule.SimulatedSchedule;
import org.comethunter.simulator.sky.SimulatedSky;

/**
 * Sound input to begin with: what the simulator makes, and some of the real archive, if there is a
 * folder {@code shared/archive} beside the project.
 */
final class Seeds {
  private static final LocalDate DAY = LocalDate.of(2024, 3, 10);
  private static final int FULL_LENGTH = 732 * FitsText.BLOCK;

  private Seeds() {}

  /** Frames of 1024 × 1024 pixels of 16 bits, unpacked. */
  static List<byte[]> frames() {
    List<byte[]> frames = new ArrayList<>();
    SimulatedSky sky = sky();
    try {
      for (Instrument camera : Instrument.values()) {
        frames.add(sky.read(sky.files(camera, DAY, Instant.MAX).getFirst()));
      }
      for (Path file : real("c[23]/[0-9]{8}\\.fts\\.gz")) {
        try (InputStream packed = new GZIPInputStream(Files.newInputStream(file))) {
          byte[] frame = packed.readAllBytes();
          if (frame.length == FULL_LENGTH && frames.size() < 8) {
            frames.add(frame);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The frames to begin with cannot be read.", e);
    }
    return frames;
  }

  /** Metadata lists of a day of C2. */
  static List<byte[]> metadata() {
    List<byte[]> lists = new ArrayList<>();
    StringBuilder simulated = new StringBuilder();
    for (ArchivedFile file : sky().files(Instrument.C2, DAY, Instant.MAX)) {
      simulated.append(file.metadataLine()).append('\n');
    }
    lists.add(bytes(simulated.substring(0, Math.min(simulated.length(), 2000))));
    lists.add(bytes(simulated.toString()));
    try {
      for (Path file : real("c2/img_hdr\\.txt")) {
        lists.add(Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The metadata to begin with cannot be read.", e);
    }
    return lists;
  }

  /** Folder pages of a day of C2, as a table and as preformatted text. */
  static List<byte[]> folderPages() {
    try (Replica replica = Replica.of(sky()).start();
        InputStream page = replica.archiveUrl().resolve("240310/c2/").toURL().openStream()) {
      byte[] table = page.readAllBytes();
      String rows =
          text(table)
              .replaceAll("(?s)<table>|</table>", "<pre>")
              .replaceAll("<tr>|<td[^>]*>|</td>", "")
              .replace("</tr>", "");
      return List.of(table, bytes(rows));
    } catch (IOException e) {
      throw new UncheckedIOException("The folder page to begin with cannot be fetched.", e);
    }
  }

  /** A schedule page, and one as a table that was edited by hand. */
  static List<byte[]> schedulePages() {
    Instant now = DAY.atStartOfDay(ZoneOffset.UTC).toInstant();
    String page = SchedulePage.of(new SimulatedSchedule(1).at(now));
    String table =
        "<table><tr><td>21</td><td>151</td><td>Sun</td><td>2024-03-11</td><td>13:55 -"
            + " 15:55</td><td>D34</td></tr><tr><td>2024-03-12 | 23:10 \u2013 01.20 UT,"
            + " DSS-26</td></tr></table>";
    return List.of(bytes(page), table.getBytes(StandardCharsets.UTF_8));
  }

  /** Configuration files: every key with its default, some keys with others. */
  static List<byte[]> configurations() {
    StringBuilder all = new StringBuilder("# every key\n");
    for (Key key : Key.values()) {
      all.append(key.path()).append(" = ").append(key.defaultValue()).append('\n');
    }
    return List.of(
        bytes(all.toString()),
        bytes("filter.unsharp.sigma=3\npicture.low: -4\n"),
        bytes("http.read-timeout 30s\nlive.interval = PT5M\n"),
        bytes("filter.mgn.sigmas = 1.25,\\\n  2.5, 5\n! web\nhttp.contact=\\u0041\n"));
  }

  static SimulatedSky sky() {
    return new SimulatedSky(SimulatedSky.Settings.of(1));
  }

  /** A text as bytes, a byte for each character. */
  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Bytes as a text, a character for each byte. */
  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static List<Path> real(String place) throws IOException {
    Optional<Path> archive =
        Stream.of("../shared/archive", "../../shared/archive")
            .map(Path::of)
            .filter(Files::isDirectory)
            .findFirst();
    if (archive.isEmpty()) {
      return List.of();
    }
    try (Stream<Path> tree = Files.walk(archive.get())) {
      return tree.filter(file -> file.toString().matches(".*/" + place)).sorted().toList();
    }
  }
}
