package org.comethunter.simulator.replica;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.instrument.Instrument;

/**
 * A folder of real files in the archive's layout, {@code <yymmdd>/<c2|c3>/<name>.fts}.
 *
 * <p>Files may be gzip'ed one by one ({@code .fts.gz}); they are served under the plain name,
 * uncompressed. The folder is looked at anew each time, so files that are added, replaced or
 * removed are noticed at once. {@code img_hdr.txt} is served as it stands, whatever files there
 * are.
 */
public final class FolderContent implements ArchiveContent {

  private static final String GZIP = ".gz";
  private static final String METADATA = "img_hdr.txt";
  private static final int LARGEST_FILE = 256 << 20;

  private final Path root;

  private FolderContent(Path root) {
    this.root = root;
  }

  /**
   * Content from a folder.
   *
   * @param folder the folder that holds the day folders, or one in which {@code level_05} does
   * @throws NotDirectoryException if it is not a folder
   */
  public static FolderContent of(Path folder) throws IOException {
    Path level = folder.resolve("level_05");
    Path root = Files.isDirectory(level) ? level : folder;
    if (!Files.isDirectory(root)) {
      throw new NotDirectoryException("There is no folder " + folder + ".");
    }
    return new FolderContent(root.toRealPath());
  }

  @Override
  public List<ArchivedFile> files(Instrument instrument, LocalDate day, Instant now)
      throws IOException {
    Map<String, Integer> order = new HashMap<>();
    Map<String, String> lines = new HashMap<>();
    Optional<MetadataText> metadata = metadata(instrument, day, now);
    metadata.stream()
        .flatMap(found -> found.text().lines())
        .forEach(
            line -> {
              String name = line.strip().split("\\s", 2)[0];
              order.putIfAbsent(name, order.size());
              lines.put(name, line);
            });
    List<ArchivedFile> files = new ArrayList<>();
    for (Path path : paths(instrument, day)) {
      archived(path, instrument, day, lines).ifPresent(files::add);
    }
    files.sort(
        Comparator.comparing((ArchivedFile file) -> order.getOrDefault(file.name(), order.size()))
            .thenComparing(ArchivedFile::modifiedAt)
            .thenComparing(ArchivedFile::name));
    return files;
  }

  @Override
  public Optional<MetadataText> metadata(Instrument instrument, LocalDate day, Instant now)
      throws IOException {
    Path path = folder(instrument, day).resolve(METADATA);
    try {
      Instant modifiedAt = Files.getLastModifiedTime(path).toInstant();
      return Optional.of(
          new MetadataText(Files.readString(path, StandardCharsets.ISO_8859_1), modifiedAt));
    } catch (NoSuchFileException | NotDirectoryException _) {
      return Optional.empty();
    }
  }

  @Override
  public List<LocalDate> days(Instant now) throws IOException {
    try (Stream<Path> folders = Files.list(root)) {
      return folders
          .filter(Files::isDirectory)
          .flatMap(folder -> DayFolder.parse(folder.getFileName().toString()).stream())
          .sorted()
          .toList();
    }
  }

  @Override
  public byte[] read(ArchivedFile file) throws IOException {
    Path folder = folder(file.instrument(), file.day());
    Path plain = folder.resolve(file.name());
    Path path = Files.exists(plain) ? plain : folder.resolve(file.name() + GZIP);
    try (InputStream raw = Files.newInputStream(path);
        InputStream in = isGzip(path) ? new GZIPInputStream(raw, 1 << 16) : raw) {
      byte[] bytes = in.readNBytes(LARGEST_FILE);
      if (bytes.length == LARGEST_FILE) {
        throw new IOException(path + " is too large to be a frame.");
      }
      return bytes;
    }
  }

  /** Real files come without a truth. */
  @Override
  public Optional<String> truth(Instant now) {
    return Optional.empty();
  }

  private Path folder(Instrument instrument, LocalDate day) {
    return root.resolve(DayFolder.of(day)).resolve(instrument.code());
  }

  /** One path per served name; the plain file is taken where a gzip'ed one is beside it. */
  private List<Path> paths(Instrument instrument, LocalDate day) throws IOException {
    Map<String, Path> paths = new HashMap<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder(instrument, day))) {
      for (Path entry : entries) {
        if (FrameId.isFileName(servedName(entry))) {
          paths.merge(servedName(entry), entry, (one, other) -> isGzip(one) ? other : one);
        }
      }
    } catch (NoSuchFileException | NotDirectoryException _) {
      return List.of();
    }
    return List.copyOf(paths.values());
  }

  private static Optional<ArchivedFile> archived(
      Path path, Instrument instrument, LocalDate day, Map<String, String> lines)
      throws IOException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      if (!attributes.isRegularFile()) {
        return Optional.empty();
      }
      long length = isGzip(path) ? uncompressedLength(path) : attributes.size();
      // a file put in its place with the same time and size has another key
      String version =
          Integer.toHexString(Objects.hash(attributes.fileKey()))
              + "-"
              + Long.toHexString(attributes.size());
      return Optional.of(
          new ArchivedFile(
              day,
              instrument,
              servedName(path),
              lines.getOrDefault(servedName(path), ""),
              length,
              attributes.lastModifiedTime().toInstant(),
              version));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  /**
   * The length that gzip notes in its last four bytes, little-endian (RFC 1952, 2.3.1): right for a
   * file of one member, which these are, and far quicker than decompressing a day's files.
   */
  private static long uncompressedLength(Path path) throws IOException {
    ByteBuffer last = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    try (SeekableByteChannel file = Files.newByteChannel(path)) {
      file.position(Math.max(0, file.size() - Integer.BYTES)).read(last);
    } catch (AccessDeniedException _) {
      // listed all the same, as a server does with a file that it may not read
    }
    return last.hasRemaining() ? 0 : Integer.toUnsignedLong(last.getInt(0));
  }

  private static boolean isGzip(Path path) {
    return path.toString().endsWith(GZIP);
  }

  private static String servedName(Path path) {
    String name = path.getFileName().toString();
    return isGzip(path) ? name.substring(0, name.length() - GZIP.length()) : name;
  }
}
