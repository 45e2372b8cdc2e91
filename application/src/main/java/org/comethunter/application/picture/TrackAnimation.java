package org.comethunter.application.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.comethunter.application.frame.PictureFile;
import org.comethunter.application.port.AnimationEncoder;
import org.comethunter.application.port.FrameStore;
import org.comethunter.application.port.MalformedFrameException;
import org.comethunter.application.port.PictureCache;
import org.comethunter.application.port.StorageException;
import org.comethunter.application.port.UnsupportedFrameException;
import org.comethunter.domain.filter.NoNeighboursException;
import org.comethunter.domain.geometry.FrameGeometry;
import org.comethunter.domain.picture.AnimatedPicture;
import org.comethunter.domain.picture.TrackCrop;

/**
 * Makes an animation of an object's track for the record: what lies about it in each frame, at the
 * same place about the Sun, and keeps it as pictures are kept. Thread-safe.
 */
public final class TrackAnimation {

  /** No track is longer that a person marked. */
  public static final int MOST_FRAMES = 200;

  /** Pixels of all frames together. */
  public static final long MOST_PIXELS = 16_000_000;

  /** To be changed with whatever changes the animation of the same pictures. */
  private static final String VERSION = "animation 1";

  private final Darkrooms darkrooms;
  private final FrameSurvey survey;
  private final HomeShelf shelf;
  private final FrameStore store;
  private final PictureCache cache;
  private final AnimationEncoder encoder;
  private final PictureMakers makers;
  private final PictureKeys keys;

  /**
   * Works on these.
   *
   * @param makers make it frame by frame, so that others get their pictures meanwhile
   */
  public TrackAnimation(
      Darkrooms darkrooms,
      FrameSurvey survey,
      HomeShelf shelf,
      FrameStore store,
      PictureCache cache,
      AnimationEncoder encoder,
      PictureMakers makers) {
    this.darkrooms = darkrooms;
    this.survey = survey;
    this.shelf = shelf;
    this.store = store;
    this.cache = cache;
    this.encoder = encoder;
    this.makers = makers;
    this.keys = new PictureKeys(darkrooms, shelf, store);
  }

  /**
   * The animation, in order of time. A frame whose file cannot be read, whose filter lacks
   * neighbours, or that has another size than the first is left out, and the animation's text says
   * so.
   *
   * @param track places of one object in frames of one camera, in any order
   * @return an animated PNG
   * @throws IllegalArgumentException with a sentence for the user if there is no place, or if there
   *     are more frames or pixels than an animation may have
   * @throws NoNeighboursException if no frame is left, and the first is left out for that
   * @throws MalformedFrameException if no frame is left, and the first one's file is damaged
   * @throws UnsupportedFrameException if no frame is left, and the first one's file is another
   * @throws PicturesBusyException if too many pictures are waited for
   * @throws StorageException if no frame is left, and the first one's file is not there; or if the
   *     disk cannot do it
   */
  public PictureCache.Entry of(List<TrackPoint> track, AnimationSettings settings) {
    check(track);
    List<TrackPoint> points =
        track.stream().sorted(Comparator.comparing(it -> it.frame().file().observedAt())).toList();
    String key = key(points, settings);
    Optional<PictureCache.Entry> kept = cache.find(key);
    if (kept.isPresent()) {
      return kept.get();
    }
    try (PictureMakers.Place place = makers.enter()) {
      Film film = new Film(settings, place);
      points.forEach(film::survey);
      film.shoot();
      AnimatedPicture animation = film.develop();
      return place.make(
          () -> {
            PictureFile file = new PictureFile();
            encoder.encode(animation, file);
            return cache.keep(film.serves ? key : PictureKeys.once(key), file);
          });
    }
  }

  private static void check(List<TrackPoint> track) {
    if (track.isEmpty()) {
      throw new IllegalArgumentException("There is no position yet to make an animation of.");
    }
    if (track.size() > MOST_FRAMES) {
      throw new IllegalArgumentException(
          "An animation has at most %d frames; these positions are in %d."
              .formatted(MOST_FRAMES, track.size()));
    }
  }

  private String key(List<TrackPoint> points, AnimationSettings settings) {
    return PictureKeys.hash(
        points.stream()
            .map(it -> keys.of(it.frame(), settings.picture()) + " " + it.position())
            .collect(Collectors.joining("\n", VERSION + "\n" + settings + "\n", "")));
  }

  /** A point whose frame can be read. */
  private record Surveyed(TrackPoint point, FrameGeometry geometry) {}

  /** One animation while it is made; for one thread. */
  private final class Film {
    private final AnimationSettings settings;
    private final PictureMakers.Place place;
    private final List<Surveyed> surveyed = new ArrayList<>();
    private final List<TrackPoint> shown = new ArrayList<>();
    private final List<byte[]> frames = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();
    private Optional<RuntimeException> failure = Optional.empty();
    private Map<String, String> firstTexts = Map.of();
    private boolean serves = true;
    private TrackCrop crop;

    Film(AnimationSettings settings, PictureMakers.Place place) {
      this.settings = settings;
      this.place = place;
    }

    void survey(TrackPoint point) {
      try {
        FrameGeometry geometry = survey.geometry(point.frame());
        int width = surveyed.isEmpty() ? geometry.width() : surveyed.getFirst().geometry().width();
        if (geometry.width() == width) {
          surveyed.add(new Surveyed(point, geometry));
        } else {
          leaveOut(point, "it has another size than the others");
        }
      } catch (MalformedFrameException | UnsupportedFrameException | StorageException e) {
        serves = false;
        leaveOut(point, e);
      }
    }

    void shoot() {
      if (surveyed.isEmpty()) {
        return;
      }
      crop =
          TrackCrop.around(
              surveyed.stream().map(it -> it.geometry().toOffset(it.point().position())).toList(),
              surveyed.getFirst().geometry().width(),
              settings.margin(),
              settings.zoom());
      long pixels = (long) crop.width() * crop.height() * surveyed.size();
      if (pixels > MOST_PIXELS) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "This animation would have %d frames of %d × %d pixels, %.0f million together; at"
                    + " most %d million are made. Take a smaller zoom or margin, or fewer frames.",
                surveyed.size(),
                crop.width(),
                crop.height(),
                pixels / 1e6,
                MOST_PIXELS / 1_000_000));
      }
      surveyed.forEach(this::shoot);
    }

    private void shoot(Surveyed one) {
      try {
        frames.add(place.make(() -> cut(one)));
        shown.add(one.point());
      } catch (NoNeighboursException e) {
        leaveOut(one.point(), e);
      } catch (MalformedFrameException | UnsupportedFrameException | StorageException e) {
        serves = false;
        leaveOut(one.point(), e);
      }
    }

    private byte[] cut(Surveyed one) {
      Darkroom darkroom = darkrooms.own();
      var read = darkroom.read(store.raw(one.point().frame().id()));
      var picture = darkroom.render(read, settings.picture(), shelf);
      serves &= !darkroom.hasMissedNeighbours();
      firstTexts = firstTexts.isEmpty() ? picture.text() : firstTexts;
      return crop.cut(read.header().instrument(), one.geometry(), picture, one.point().position());
    }

    private void leaveOut(TrackPoint point, RuntimeException cause) {
      failure = failure.isPresent() ? failure : Optional.of(cause);
      leaveOut(point, cause.getMessage());
    }

    private void leaveOut(TrackPoint point, String reason) {
      leftOut.add(point.frame().id() + ": " + reason);
    }

    AnimatedPicture develop() {
      if (frames.isEmpty()) {
        throw failure.orElseThrow();
      }
      Map<String, String> text = new LinkedHashMap<>();
      text.put("Camera", firstTexts.get("Camera"));
      text.put("First Image", shown.getFirst().frame().file().observedAt().toString());
      text.put("Last Image", shown.getLast().frame().file().observedAt().toString());
      text.put("Filter", firstTexts.get("Filter"));
      text.put(
          "Positions",
          shown.stream()
              .map(
                  it ->
                      String.format(
                          Locale.ROOT,
                          "%s %.2f %.2f",
                          it.frame().id(),
                          it.position().column(),
                          it.position().row()))
              .collect(Collectors.joining("\n", "raw array, row 0 = bottom\n", "")));
      if (!leftOut.isEmpty()) {
        text.put("Left Out", String.join("\n", leftOut));
      }
      return new AnimatedPicture(
          crop.width(), crop.height(), frames, settings.framesPerSecond(), text);
    }
  }
}
