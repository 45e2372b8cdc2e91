package org.comethunter.application.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.comethunter.application.frame.FrameEntry;
import org.comethunter.application.frame.PictureFile;
import org.comethunter.application.memory.TestFrame;
import org.comethunter.application.memory.TextPictureEncoder;
import org.comethunter.application.memory.Workbench;
import org.comethunter.application.port.AnimationEncoder;
import org.comethunter.application.port.PictureCache;
import org.comethunter.application.port.StorageException;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.file.StoredFile;
import org.comethunter.domain.filter.FilterKind;
import org.comethunter.domain.filter.NoNeighboursException;
import org.comethunter.domain.image.PixelPosition;
import org.comethunter.domain.picture.AnimatedPicture;
import org.comethunter.domain.picture.PictureSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrackAnimationTest {
  private static final AnimationSettings RAW =
      AnimationSettings.of(PictureSettings.of(FilterKind.RAW));
  private static final AnimationSettings DIFFERENCE =
      AnimationSettings.of(PictureSettings.of(FilterKind.RUNNING_DIFFERENCE));

  @TempDir Path home;
  private final List<AnimatedPicture> made = new ArrayList<>();
  private Workbench bench;
  private TrackAnimation animations;

  @BeforeEach
  void setUp() {
    bench = new Workbench(home);
    Darkrooms darkrooms =
        new Darkrooms(bench.reader, new TextPictureEncoder(), StandardPictures.DEFAULT);
    AnimationEncoder encoder =
        (animation, into) -> {
          made.add(animation);
          into.clear();
          into.put(("animation " + made.size()).getBytes(StandardCharsets.US_ASCII));
        };
    PictureMakers makers = new PictureMakers(bench.processors, 1);
    animations =
        new TrackAnimation(
            darkrooms,
            new FrameSurvey(darkrooms, bench.reader, bench.store, makers),
            new HomeShelf(bench.files, bench.store, bench.reader),
            bench.store,
            new MemoryCache(home),
            encoder,
            makers);
  }

  @Test
  void showsTheFramesInOrderOfTime() throws IOException {
    List<TrackPoint> track = track(3);

    PictureCache.Entry entry = animations.of(track.reversed(), RAW);

    assertThat(Files.readString(entry.path())).isEqualTo("animation 1");
    AnimatedPicture animation = made.getFirst();
    // 20 columns and 40 rows between the first place and the last
    assertThat(animation.width()).isEqualTo(2 * (20 + 96 + 1));
    assertThat(animation.height()).isEqualTo(2 * (40 + 96 + 1) + 12);
    assertThat(animation.frames()).hasSize(3);
    assertThat(animation.framesPerSecond()).isEqualTo(4);
    assertThat(animation.text())
        .containsEntry("Camera", "SOHO LASCO C3")
        .containsEntry("First Image", "2025-10-17T00:06:00Z")
        .containsEntry("Last Image", "2025-10-17T00:30:00Z")
        .doesNotContainKey("Left Out");
    assertThat(animation.text().get("Positions"))
        .contains("20251017-c3-33862000 300.00 400.00\n20251017-c3-33862001 310.00 420.00");
  }

  @Test
  void isMadeOnceForTheSameTrackAndSettings() {
    List<TrackPoint> track = track(2);
    animations.of(track, RAW);
    animations.of(track, RAW);
    assertThat(made).hasSize(1);
    animations.of(track, new AnimationSettings(RAW.picture(), 48, 3, 4));
    animations.of(track.subList(0, 1), RAW);
    assertThat(made).hasSize(3);
  }

  @Test
  void aFrameWithoutNeighboursIsLeftOut() {
    animations.of(track(3), DIFFERENCE);

    assertThat(made.getFirst().frames()).hasSize(2);
    assertThat(made.getFirst().text().get("Left Out"))
        .startsWith("20251017-c3-33862000: There is no previous frame");
    assertThat(made.getFirst().text()).containsEntry("First Image", "2025-10-17T00:18:00Z");
  }

  @Test
  void withNoFrameLeftTheReasonIsTold() {
    assertThatExceptionOfType(NoNeighboursException.class)
        .isThrownBy(() -> animations.of(track(1), DIFFERENCE))
        .withMessageContaining("no previous frame");
    assertThat(made).isEmpty();
  }

  @Test
  void aFrameWhoseFileIsGoneIsLeftOutUntilItIsBack() throws IOException {
    List<TrackPoint> track = track(2);
    Path raw = bench.store.raw(track.getFirst().frame().id());
    byte[] bytes = Files.readAllBytes(raw);
    Files.delete(raw);
    animations.of(track, RAW);
    assertThat(made.getLast().frames()).hasSize(1);
    assertThat(made.getLast().text()).containsKey("Left Out");

    Files.write(raw, bytes);
    animations.of(track, RAW);
    assertThat(made.getLast().frames()).hasSize(2);

    Files.delete(raw);
    assertThatExceptionOfType(StorageException.class)
        .isThrownBy(
            () ->
                animations.of(track.subList(0, 1), new AnimationSettings(RAW.picture(), 20, 1, 1)));
  }

  @Test
  void afterARollFlipTheSamePlaceAboutTheSunIsShown() {
    FrameId upright = bench.processed(0, Workbench.frame(0));
    FrameId turned = bench.processed(1, Workbench.frame(1).withExposureAndRoll(19.1, 175.3));
    // the Sun is at (512, 512) of the array: a place and its opposite
    TrackPoint before = new TrackPoint(entry(upright), new PixelPosition(300, 400));
    TrackPoint after = new TrackPoint(entry(turned), new PixelPosition(724, 624));

    animations.of(List.of(before, after), RAW);

    // one place, so no wider than the margins
    assertThat(made.getFirst().width()).isEqualTo(2 * 97);
    assertThat(made.getFirst().frames()).hasSize(2);
  }

  @Test
  void whatIsTooLargeIsRefusedWithASentence() {
    TrackPoint point = track(1).getFirst();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> animations.of(Collections.nCopies(201, point), RAW))
        .withMessageContaining("at most 200 frames");
    TrackPoint far = new TrackPoint(point.frame(), new PixelPosition(1000, 1000));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                animations.of(List.of(point, far), new AnimationSettings(RAW.picture(), 256, 4, 1)))
        .withMessageContaining("Take a smaller zoom");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> animations.of(List.of(), RAW))
        .withMessageContaining("no position");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AnimationSettings(RAW.picture(), 48, 5, 4))
        .withMessage("The zoom must be 1 to 4, not 5.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AnimationSettings(RAW.picture(), 48, 2, Double.NaN));
    assertThat(made).isEmpty();
  }

  private List<TrackPoint> track(int frames) {
    List<TrackPoint> track = new ArrayList<>();
    for (int i = 0; i < frames; i++) {
      FrameId id = bench.processed(i, Workbench.frame(i));
      track.add(new TrackPoint(entry(id), new PixelPosition(300 + 10 * i, 400 + 20 * i)));
    }
    return track;
  }

  private FrameEntry entry(FrameId id) {
    TestFrame frame = TestFrame.normal(id.instrument(), bench.files.get(id).observedAt());
    return new FrameEntry(frame.line(id), bench.files.get(id));
  }

  /** Keeps files in a folder. */
  private static final class MemoryCache implements PictureCache {
    private final Path folder;
    private final Map<String, Entry> entries = new HashMap<>();

    MemoryCache(Path folder) {
      this.folder = folder;
    }

    @Override
    public synchronized Optional<Entry> find(String key) {
      return Optional.ofNullable(entries.get(key));
    }

    @Override
    public synchronized Entry keep(String key, PictureFile png) {
      try {
        Path path = Files.write(folder.resolve(key), png.toBytes());
        Entry entry = new Entry(path, new StoredFile(png.length(), "0".repeat(64)));
        entries.put(key, entry);
        return entry;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
