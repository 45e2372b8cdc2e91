package org.comethunter.fits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.comethunter.application.frame.PictureFile;
import org.comethunter.application.port.FrameStore;
import org.comethunter.application.port.FrameStore.Incoming;
import org.comethunter.application.port.StorageException;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.file.StoredFile;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskFrameStoreTest {
  private static final FrameId ID = FrameId.parse("20251017-c3-33862837");
  private static final StoredFile ABC =
      new StoredFile(3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");

  @TempDir private Path home;
  private FrameStore store;

  @BeforeEach
  void open() {
    store = FitsModule.frameStore(home);
  }

  @Test
  void placesFollowFromTheId() {
    assertThat(store.raw(ID)).isEqualTo(home.resolve("raw/251017/c3/33862837.fts"));
    assertThat(store.picture(ID)).isEqualTo(home.resolve("images/251017/c3/33862837.png"));
    assertThat(FitsModule.frameStore(Path.of("x")).raw(ID)).isAbsolute();
  }

  @Test
  void aFileAppearsWhenItIsKeptAndNotBefore() throws IOException {
    try (Incoming incoming = store.receiveRaw(ID)) {
      incoming.sink().write('a');
      incoming.sink().write(bytes("bc"));
      incoming.sink().close();
      assertThat(incoming.received())
          .isEqualTo(home.resolve("raw/251017/c3/33862837.fts.part"))
          .hasContent("abc");
      assertThat(store.raw(ID)).doesNotExist();
      assertThat(incoming.keep()).isEqualTo(ABC);
    }
    assertThat(store.raw(ID)).hasContent("abc");
    assertThat(files()).containsExactly(store.raw(ID));
  }

  @Test
  void whatIsNotKeptIsDiscarded() throws IOException {
    keep("abc");
    try (Incoming incoming = store.receiveRaw(ID)) {
      incoming.sink().write(bytes("a broken transfer"));
    }
    assertThat(store.raw(ID)).hasContent("abc");
    assertThat(files()).containsExactly(store.raw(ID));
  }

  @Test
  void anEarlierAttemptAndAnEarlierFileAreReplaced() throws IOException {
    keep("an older, longer version");
    Path part = store.raw(ID).resolveSibling("33862837.fts.part");
    Files.writeString(part, "left behind by a crash");
    assertThat(keep("abc")).isEqualTo(ABC);
    assertThat(store.raw(ID)).hasContent("abc");
    assertThat(files()).containsExactly(store.raw(ID));
  }

  @Test
  void aLinkInThePlaceOfTheTemporaryFileIsNotFollowed() throws IOException {
    Path outside = Files.writeString(home.resolve("precious"), "untouched");
    Path part = store.raw(ID).resolveSibling("33862837.fts.part");
    Files.createDirectories(part.getParent());
    Files.createSymbolicLink(part, outside);
    keep("abc");
    assertThat(outside).hasContent("untouched");
    assertThat(store.raw(ID)).isRegularFile().hasContent("abc");
  }

  @Test
  void aFileIsKeptOnce() throws IOException {
    try (Incoming incoming = store.receiveRaw(ID)) {
      incoming.keep();
      assertThatIllegalStateException().isThrownBy(incoming::keep);
    }
    assertThat(store.raw(ID)).isEmptyFile();
  }

  @Test
  void anInterruptDoesNotDisturbWriting() throws IOException {
    Thread.currentThread().interrupt();
    try {
      assertThat(keep("abc")).isEqualTo(ABC);
      assertThat(store.storePicture(ID, picture("abc"))).isEqualTo(ABC);
      assertThat(store.matches(store.raw(ID), ABC, true)).isTrue();
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    } finally {
      Thread.interrupted();
    }
    assertThat(store.raw(ID)).hasContent("abc");
  }

  @Test
  void picturesAreStoredTheSameWay() throws IOException {
    store.storePicture(ID, picture("an older one"));
    assertThat(store.storePicture(ID, picture("abc"))).isEqualTo(ABC);
    assertThat(store.picture(ID)).hasContent("abc");
    assertThat(files()).containsExactly(store.picture(ID));
  }

  @Test
  void aRecordedFileIsRecognised() throws IOException {
    keep("abc");
    Path raw = store.raw(ID);
    assertThat(store.describe(raw)).isEqualTo(ABC);
    assertThat(store.matches(raw, ABC, true)).isTrue();
    StoredFile other = new StoredFile(3, "00".repeat(32));
    assertThat(store.matches(raw, other, false)).as("size alone").isTrue();
    assertThat(store.matches(raw, other, true)).isFalse();
    assertThat(store.matches(raw, new StoredFile(4, ABC.sha256()), false)).isFalse();
    assertThat(store.matches(raw.resolveSibling("none.fts"), ABC, true)).isFalse();
    assertThat(store.matches(raw.getParent(), ABC, false)).as("a folder").isFalse();
  }

  @Test
  void filesAreDiscarded() throws IOException {
    store.discardRaw(ID);
    store.discardTemporary(ID);
    keep("abc");
    store.storePicture(ID, picture("abc"));
    Files.writeString(store.raw(ID).resolveSibling("33862837.fts.part"), "x");
    Files.writeString(store.picture(ID).resolveSibling("33862837.png.part"), "x");
    store.discardTemporary(ID);
    assertThat(files()).containsExactlyInAnyOrder(store.raw(ID), store.picture(ID));
    store.discardRaw(ID);
    assertThat(files()).containsExactly(store.picture(ID));
  }

  @Test
  void aFullDiskIsNamed() throws IOException {
    Path full = Path.of("/dev/full");
    Assumptions.assumeTrue(Files.isWritable(full), "needs /dev/full");
    try (FileOutputStream device = new FileOutputStream(full.toFile());
        IncomingFile incoming = new IncomingFile(store.raw(ID), device)) {
      assertThatIOException()
          .isThrownBy(() -> incoming.sink().write(bytes("abc")))
          .satisfies(
              e ->
                  assertThat(DiskFailure.of("write", store.raw(ID), e))
                      .hasMessage("Cannot write " + store.raw(ID) + ": the disk is full."));
    }
  }

  @Test
  void aPlaceThatCannotBeWrittenToIsNamed() throws IOException {
    Files.writeString(home.resolve("raw"), "a file where a folder should be");
    assertThatExceptionOfType(StorageException.class)
        .isThrownBy(() -> store.receiveRaw(ID))
        .withMessageStartingWith("Cannot write " + store.raw(ID));
    Files.createDirectories(store.picture(ID).resolve("a folder in its place"));
    assertThatExceptionOfType(StorageException.class)
        .isThrownBy(() -> store.storePicture(ID, picture("abc")))
        .withMessageStartingWith("Cannot write " + store.picture(ID));
    assertThat(store.picture(ID).resolveSibling("33862837.png.part")).doesNotExist();
    assertThatExceptionOfType(StorageException.class)
        .isThrownBy(() -> store.describe(home.resolve("none")))
        .withMessage("Cannot read " + home.resolve("none") + ": it does not exist.");
  }

  @Test
  void keepsTheArchivesTime() throws IOException {
    Instant time = Instant.parse("2025-10-17T12:01:02Z");
    try (Incoming incoming = store.receiveRaw(ID)) {
      incoming.sink().write('x');
      incoming.modifiedAt(time);
      incoming.keep();
    }

    assertThat(store.modifiedAt(store.raw(ID))).isEqualTo(time);
  }

  private StoredFile keep(String content) throws IOException {
    try (Incoming incoming = store.receiveRaw(ID)) {
      incoming.sink().write(bytes(content));
      return incoming.keep();
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static PictureFile picture(String text) {
    PictureFile file = new PictureFile();
    file.put(bytes(text));
    return file;
  }
}
