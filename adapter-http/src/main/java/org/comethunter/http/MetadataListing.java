package org.comethunter.http;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import org.comethunter.domain.file.FileMetadata;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.instrument.Instrument;

/**
 * The content of an {@code img_hdr.txt}.
 *
 * @param files every file with a readable line, once, in the order of its last such line
 * @param torn lines that are not complete
 * @param refused lines that are complete but not used, with the reason
 */
record MetadataListing(List<FileMetadata> files, List<String> torn, List<String> refused) {

  /** Where a line begins that followed a torn one without a line break. */
  private static final Pattern NEXT_FILE = Pattern.compile("(?=\\d{8}\\.fts\\s+\\d{4}[/-])");

  private static final int LONGEST_TORN_START = 16;
  private static final int EXCERPT = 120;

  /** Reads the file of that camera's and day's folder. Bytes beyond ASCII harm only their line. */
  static MetadataListing read(byte[] body, Instrument instrument, LocalDate day) {
    SequencedMap<FrameId, FileMetadata> files = new LinkedHashMap<>();
    List<String> torn = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    String text = new String(body, StandardCharsets.ISO_8859_1);
    text.lines()
        .flatMap(line -> separated(line).stream())
        .filter(line -> !line.isBlank())
        .forEach(
            line -> {
              switch (MetadataLineParser.read(line, instrument, day)) {
                case MetadataLine.Usable(FileMetadata metadata) -> {
                  files.remove(metadata.id());
                  files.put(metadata.id(), metadata);
                }
                case MetadataLine.Torn() -> torn.add(excerpt(line));
                case MetadataLine.Refused(String reason) ->
                    refused.add(reason + ": " + excerpt(line));
              }
            });
    return new MetadataListing(
        List.copyOf(files.values()), List.copyOf(torn), List.copyOf(refused));
  }

  /**
   * Whether this can be a listing at all: it names files, or is empty, or is the first few letters
   * of one.
   */
  boolean isListing() {
    if (!files.isEmpty() || (torn.isEmpty() && refused.isEmpty())) {
      return true;
    }
    boolean namesFiles =
        torn.stream().anyMatch(line -> line.contains(".fts"))
            || refused.stream().anyMatch(line -> line.contains(".fts"));
    boolean isFirstStart =
        refused.isEmpty() && torn.size() == 1 && torn.getFirst().length() < LONGEST_TORN_START;
    return namesFiles || isFirstStart;
  }

  /** Only after a plain file name, so that the end of a path is not taken for a name. */
  private static List<String> separated(String line) {
    String firstWord = line.strip().split("\\s", 2)[0];
    return line.length() <= MetadataLineParser.LONGEST && FrameId.isFileName(firstWord)
        ? List.of(NEXT_FILE.split(line, -1))
        : List.of(line);
  }

  private static String excerpt(String line) {
    String visible = line.strip().replaceAll("\\p{Cntrl}", " ");
    return visible.length() > EXCERPT ? visible.substring(0, EXCERPT) + "…" : visible;
  }
}
