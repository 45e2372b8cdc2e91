package org.comethunter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.comethunter.domain.file.FileMetadata;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.instrument.Instrument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataListingTest {
  private static final LocalDate DAY = LocalDate.of(2024, 1, 1);

  /** A real line. */
  private static final String LINE =
      "22932721.fts    2024/01/01  00:00:05   C2    25.1   1024   1024     20      1"
          + "  Orange  Clear   Normal       0.0000  4179";

  @Test
  void readsARealLine() {
    assertThat(read(LINE + "\n").files())
        .containsExactly(
            new FileMetadata(
                new FrameId(DAY, Instrument.C2, "22932721"),
                Instant.parse("2024-01-01T00:00:05Z"),
                25.1,
                1024,
                1024,
                "Orange",
                "Clear",
                "Normal",
                OptionalDouble.empty(),
                Optional.empty(),
                false));
  }

  @Test
  void readsBlanksInsideTexts() {
    assertThat(only(LINE.replace("Normal  ", "Cal Lamp")).program()).isEqualTo("Cal Lamp");
    assertThat(only(LINE.replace("Normal  ", "Seq PW  ")).program()).isEqualTo("Seq PW");
    assertThat(only(LINE.replace("Normal  ", "12 34 56")).program()).isEqualTo("12 34 56");
    assertThat(only(LINE.replace("Normal  ", "        ")).program()).isEmpty();

    FileMetadata polarised = only(LINE.replace("Clear ", "-60 De"));
    assertThat(polarised.polarizer()).isEqualTo("-60 De");
    assertThat(polarised.program()).isEqualTo("Normal");
  }

  @Test
  void readsOtherWidths() {
    FileMetadata tabs = only(LINE.replaceAll(" {2,}", "\t").replace("Normal", "Cal Lamp"));
    assertThat(tabs.filter()).isEqualTo("Orange");
    assertThat(tabs.polarizer()).isEqualTo("Clear");
    assertThat(tabs.program()).isEqualTo("Cal Lamp");

    FileMetadata narrow = only(LINE.replaceAll(" +", " ").replace("Clear", "+60 Deg"));
    assertThat(narrow.filter()).isEqualTo("Orange");
    assertThat(narrow.polarizer()).isEqualTo("+60 Deg");
    assertThat(narrow.program()).isEqualTo("Normal");

    FileMetadata wide = only("  " + LINE.replace("Orange", "Orange      ") + "   ");
    assertThat(wide.filter()).isEqualTo("Orange");
    assertThat(wide.program()).isEqualTo("Normal");
  }

  @Test
  void readsFractionsOfASecondAndHours() {
    assertThat(only(LINE.replace("00:00:05", "0:00:05.594")).observedAt())
        .isEqualTo("2024-01-01T00:00:05.594Z");
  }

  @Test
  void takesAnOverflownNumberAsUnknown() {
    assertThat(only(LINE.replace("    25.1", " *******")).exposureSeconds()).isZero();
    assertThat(only(LINE.replace("  4179", "******")).program()).isEqualTo("Normal");
    assertThat(only(LINE.replace("  4179", "104179")).program()).isEqualTo("Normal");
    assertThat(only(LINE.replace("    0.0000", "**********")).program()).isEqualTo("Normal");
  }

  @Test
  void copesWithEveryLineEnd() {
    String other = LINE.replace("22932721", "22932722");
    assertThat(names(read(LINE + "\r\n" + other + "\r\n"))).containsExactly("22932721", "22932722");
    assertThat(names(read("\n\n" + LINE + "\n\n" + other))).containsExactly("22932721", "22932722");
  }

  @Test
  void leavesATornLineOutWhereverItIsCut() {
    for (int length = 1; length < LINE.length() - 6; length++) {
      String torn = LINE.substring(0, length);
      MetadataListing listing = read(LINE.replace("22932721", "22932720") + "\n" + torn);
      assertThat(names(listing)).as(torn).containsExactly("22932720");
      assertThat(read(torn).isListing()).as(torn).isTrue();
    }
  }

  @Test
  void aTornLineDoesNotCostTheLineWrittenAfterIt() {
    for (int length = "22932720.fts ".length(); length < LINE.length(); length++) {
      String torn = LINE.replace("22932721", "22932720").substring(0, length);
      assertThat(names(read(torn + LINE))).as(torn).contains("22932721");
    }
  }

  @Test
  void theLastOfDoubledLinesCountsAndTakesItsPlace() {
    String other = LINE.replace("22932721", "22932722");
    MetadataListing listing =
        read(String.join("\n", LINE, other, LINE.replace("25.1", "25.2"), LINE.substring(0, 60)));
    assertThat(names(listing)).containsExactly("22932722", "22932721");
    assertThat(listing.files().getLast().exposureSeconds()).isEqualTo(25.2);
    assertThat(listing.torn()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../../x.fts ",
        "a/22932721.fts ",
        "..\\22932721.fts",
        "/etc/passwd    ",
        "%2e%2e%2fx.fts ",
        ".fts           ",
        "-rf.fts        ",
        "22932721.gif   "
      })
  void refusesNamesThatAreNoPlainFileNames(String name) {
    MetadataListing listing =
        read(LINE.replace("22932721.fts   ", name) + "\n" + LINE.replace("721", "722"));
    assertThat(names(listing)).containsExactly("22932722");
    assertThat(listing.refused()).singleElement().asString().startsWith("not a plain file name");
  }

  @ParameterizedTest
  @ValueSource(strings = {" C3", " C1", "EIT", " XX", "  2"})
  void refusesOtherCameras(String camera) {
    MetadataListing listing = read(LINE.replace(" C2", camera) + "\n" + LINE.replace("721", "722"));
    assertThat(names(listing)).containsExactly("22932722");
    assertThat(listing.refused()).singleElement().asString().startsWith("camera ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024/02/30  00:00:05",
        "2024/13/01  00:00:05",
        "2024/00/01  00:00:05",
        "2024/01/01  00:00:60",
        "2024/01/01  24:00:00",
        "2024/01/01  00:99:00"
      })
  void refusesImpossibleMoments(String moment) {
    MetadataListing listing = read(LINE.replace("2024/01/01  00:00:05", moment));
    assertThat(listing.files()).isEmpty();
    assertThat(listing.refused()).singleElement().asString().startsWith("no such date or time");
  }

  @ParameterizedTest
  @ValueSource(strings = {"     NaN", "Infinity", "   -25.1", " 25.1.1 ", "  1e999 "})
  void refusesExposuresThatAreNoNumbers(String exposure) {
    MetadataListing listing = read(LINE.replace("C2    25.1", "C2 " + exposure));
    assertThat(listing.files()).isEmpty();
    assertThat(listing.refused()).hasSize(1);
  }

  @Test
  void refusesAFrameWithoutPixels() {
    assertThat(read(LINE.replaceFirst("1024", "   0")).files()).isEmpty();
  }

  @Test
  void acceptsAnotherDateThanTheFoldersAndKeepsTheFoldersDayInTheId() {
    FileMetadata late = only(LINE.replace("2024/01/01", "2023/12/31"));
    assertThat(late.id().day()).isEqualTo(DAY);
    assertThat(late.observedAt()).isEqualTo("2023-12-31T00:00:05Z");
  }

  @Test
  void bytesBeyondAsciiHarmNoOtherLine() {
    byte[] body =
        (LINE.replace("Normal", "N\u00f6rm\u0000l") + "\n\u00ff\u00fe\u0000\n" + LINE)
            .getBytes(StandardCharsets.ISO_8859_1);
    assertThat(names(MetadataListing.read(body, Instrument.C2, DAY))).containsExactly("22932721");
  }

  @Test
  void refusesAnEndlessLineQuickly() {
    MetadataListing listing = read(LINE + " ".repeat(2_000_000) + "x\n" + LINE);
    assertThat(names(listing)).containsExactly("22932721");
    assertThat(listing.refused()).hasSize(1);
    assertThat(listing.refused().getFirst()).hasSizeLessThan(200);
  }

  @Test
  void tellsAListingFromSomethingElse() {
    assertThat(read("").isListing()).isTrue();
    assertThat(read("\r\n  \n").isListing()).isTrue();
    assertThat(read(LINE.replace("C2", "C3")).isListing()).isTrue();
    assertThat(read("Sorry, the archive is down for maintenance.").isListing()).isFalse();
    assertThat(read("down\nagain").isListing()).isFalse();
  }

  @Test
  void readsEveryRealListing() throws IOException {
    Path archive = Path.of("../../shared/archive/level_05");
    assumeTrue(Files.isDirectory(archive), "needs the real listings in " + archive);
    try (Stream<Path> files = Files.walk(archive)) {
      List<Path> listings = files.filter(path -> path.endsWith("img_hdr.txt")).toList();
      assertThat(listings).isNotEmpty();
      for (Path path : listings) {
        Instrument instrument =
            Instrument.of(path.getParent().getFileName().toString()).orElseThrow();
        LocalDate day =
            LocalDate.parse(
                path.getParent().getParent().getFileName().toString(),
                DateTimeFormatter.ofPattern("uuMMdd"));
        MetadataListing listing = MetadataListing.read(Files.readAllBytes(path), instrument, day);
        assertThat(listing.torn()).as("%s", path).isEmpty();
        assertThat(listing.refused()).as("%s", path).isEmpty();
        assertThat(listing.files()).as("%s", path).hasSize(Files.readAllLines(path).size());
        assertThat(listing.files()).allMatch(file -> file.program().equals("Normal"));
      }
    }
  }

  private static MetadataListing read(String text) {
    return MetadataListing.read(text.getBytes(StandardCharsets.ISO_8859_1), Instrument.C2, DAY);
  }

  private static FileMetadata only(String line) {
    MetadataListing listing = read(line);
    assertThat(listing.files()).as("%s", listing).hasSize(1);
    return listing.files().getFirst();
  }

  private static List<String> names(MetadataListing listing) {
    return listing.files().stream().map(file -> file.id().name()).toList();
  }
}
