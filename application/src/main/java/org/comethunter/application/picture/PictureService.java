package org.comethunter.application.picture;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.comethunter.application.frame.FrameEntry;
import org.comethunter.application.frame.PictureFile;
import org.comethunter.application.port.FrameStore;
import org.comethunter.application.port.PictureCache;
import org.comethunter.domain.image.Frame;
import org.comethunter.domain.picture.PictureSettings;

/**
 * Makes any picture of a processed frame when somebody asks for it, and keeps it for the next who
 * does. Thread-safe: of several who ask for the same picture at once, one has it made.
 */
public final class PictureService {
  private final Darkrooms darkrooms;
  private final HomeShelf shelf;
  private final FrameStore store;
  private final PictureCache cache;
  private final PictureKeys keys;
  private final PictureMakers makers;
  private final Map<String, CompletableFuture<PictureCache.Entry>> underWay =
      new ConcurrentHashMap<>();

  /**
   * Works on these.
   *
   * @param makers make what is not kept yet
   */
  public PictureService(
      Darkrooms darkrooms,
      HomeShelf shelf,
      FrameStore store,
      PictureCache cache,
      PictureMakers makers) {
    this.darkrooms = darkrooms;
    this.shelf = shelf;
    this.store = store;
    this.cache = cache;
    this.keys = new PictureKeys(darkrooms, shelf, store);
    this.makers = makers;
  }

  /** How the picture of a frame is made when nobody asks for anything else. */
  public PictureSettings standard(FrameEntry frame) {
    return darkrooms.standard().of(frame.id().instrument());
  }

  /**
   * The picture of a frame. It is made of the frame's FITS file, and of those of its neighbours
   * that are in the home now.
   *
   * @throws org.comethunter.domain.filter.NoNeighboursException if the filter needs other frames
   *     and there are too few
   * @throws PicturesBusyException if too many pictures are waited for
   * @throws org.comethunter.application.port.MalformedFrameException if the FITS file is damaged
   * @throws org.comethunter.application.port.StorageException if it is not there, or the disk
   *     cannot do it
   */
  public PictureCache.Entry picture(FrameEntry frame, PictureSettings settings) {
    String key = keys.of(frame, settings);
    Optional<PictureCache.Entry> kept = cache.find(key);
    if (kept.isPresent()) {
      return kept.get();
    }
    CompletableFuture<PictureCache.Entry> mine = new CompletableFuture<>();
    CompletableFuture<PictureCache.Entry> other = underWay.putIfAbsent(key, mine);
    if (other != null) {
      return PictureMakers.await(other);
    }
    try (PictureMakers.Place place = makers.enter()) {
      place.start(() -> make(frame, settings, key), mine);
      return PictureMakers.await(mine);
    } catch (PicturesBusyException e) {
      mine.completeExceptionally(e); // for those who have come since
      throw e;
    } finally {
      underWay.remove(key, mine);
    }
  }

  private PictureCache.Entry make(FrameEntry frame, PictureSettings settings, String key) {
    // whoever asked just before may have been served since
    Optional<PictureCache.Entry> kept = cache.find(key);
    if (kept.isPresent()) {
      return kept.get();
    }
    Darkroom darkroom = darkrooms.own();
    Frame read = darkroom.read(store.raw(frame.id()));
    PictureFile png = darkroom.encode(darkroom.render(read, settings, shelf));
    // a picture that is not what it should be serves this once
    return cache.keep(darkroom.hasMissedNeighbours() ? PictureKeys.once(key) : key, png);
  }
}
