package org.comethunter.fits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;
import org.comethunter.application.frame.PictureFile;
import org.comethunter.application.port.PictureCache.Entry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskPictureCacheTest {
  private static final Instant NOON = Instant.parse("2025-10-17T12:00:00Z");

  @TempDir Path home;
  private Path folder;
  private Instant now = NOON;
  private final InstantSource clock = () -> now;

  @BeforeEach
  void chooseFolder() {
    folder = home.resolve("cache");
  }

  @Test
  void aPictureIsFoundUnderItsKeyOnly() throws IOException {
    DiskPictureCache cache = new DiskPictureCache(folder, 1000, 1, clock);
    Entry kept = cache.keep(key('a'), picture("abc"));
    assertThat(cache.find(key('a'))).contains(kept);
    assertThat(cache.find(key('b'))).isEmpty();
    assertThat(kept.path()).hasContent("abc").isAbsolute();
    assertThat(kept.file().size()).isEqualTo(3);
    assertThat(kept.file().sha256())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(files()).isEqualTo(1);
  }

  @Test
  void whatWasAskedForLeastRecentlyMakesRoom() throws IOException {
    DiskPictureCache cache = new DiskPictureCache(folder, 10, 1, clock);
    cache.keep(key('a'), picture("aaaa"));
    cache.keep(key('b'), picture("bbbb"));
    assertThat(cache.find(key('a'))).isPresent();
    cache.keep(key('c'), picture("cccc"));
    assertThat(cache.find(key('b'))).isEmpty();
    assertThat(cache.find(key('a'))).isPresent();
    assertThat(cache.find(key('c'))).isPresent();
    cache.keep(key('d'), picture("more than fits in"));
    assertThat(cache.find(key('d'))).as("the last one is served in any case").isPresent();
    assertThat(files()).isEqualTo(1);
  }

  @Test
  void aLaterRunTakesItOverInTheSameOrder() throws IOException {
    DiskPictureCache before = new DiskPictureCache(folder, 100, 1, clock);
    for (char name : new char[] {'a', 'b', 'c'}) {
      before.keep(key(name), picture("xxxx"));
      now = now.plusSeconds(60);
      before.find(key(name));
    }
    now = now.plusSeconds(60);
    before.find(key('a'));
    DiskPictureCache after = new DiskPictureCache(folder, 8, 1, clock);
    assertThat(after.find(key('b'))).isEmpty();
    assertThat(after.find(key('a'))).isEqualTo(before.find(key('a'))).isPresent();
    assertThat(after.find(key('c'))).isPresent();
    assertThat(files()).isEqualTo(2);
  }

  @Test
  void whatIsNotWholeIsNotServed() throws IOException {
    DiskPictureCache cache = new DiskPictureCache(folder, 1000, 1, clock);
    Path lost = cache.keep(key('a'), picture("aaaa")).path();
    Path cut = cache.keep(key('b'), picture("bbbb")).path();
    Path torn = cache.keep(key('c'), picture("cccc")).path();
    Files.delete(lost);
    Files.writeString(cut, "bb");
    assertThat(cache.find(key('a'))).isEmpty();
    assertThat(cache.find(key('b'))).isEmpty();
    Files.writeString(torn, "c");
    Files.writeString(
        folder.resolve(key('d') + "-4-" + key('e') + ".png.part"), "a write that was cut off");
    Path stranger = folder.resolve("lost+found");
    Files.createDirectory(stranger);
    Files.writeString(folder.resolve("notes.txt"), "kept");
    assertThat(new DiskPictureCache(folder, 1000, 1, clock).find(key('c'))).isEmpty();
    assertThat(files()).as("nothing is left behind but what is somebody else's").isEqualTo(2);
    assertThat(stranger).isDirectory();
  }

  @Test
  void anotherPictureUnderTheSameKeyReplacesTheFirst() throws IOException {
    DiskPictureCache cache = new DiskPictureCache(folder, 1000, 1, clock);
    cache.keep(key('a'), picture("one"));
    Entry other = cache.keep(key('a'), picture("another"));
    assertThat(cache.find(key('a'))).contains(other);
    assertThat(files()).isEqualTo(1);
    cache.keep(key('a'), picture("another"));
    assertThat(cache.find(key('a')).map(Entry::path)).isEqualTo(Optional.of(other.path()));
    assertThat(other.path()).hasContent("another");
  }

  private static String key(char digit) {
    return String.valueOf(digit).repeat(64);
  }

  private static PictureFile picture(String content) {
    PictureFile file = new PictureFile();
    file.put(content.getBytes(StandardCharsets.UTF_8));
    return file;
  }

  private long files() throws IOException {
    try (Stream<Path> found = Files.list(folder)) {
      return found.count();
    }
  }
}
