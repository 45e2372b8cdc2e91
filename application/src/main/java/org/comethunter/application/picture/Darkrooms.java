package org.comethunter.application.picture;

import org.comethunter.application.port.FrameReader;
import org.comethunter.application.port.PictureEncoder;

/** A darkroom for every thread. Thread-safe. */
public final class Darkrooms {
  private final StandardPictures standard;
  private final ThreadLocal<Darkroom> rooms;

  /** All of them work with these. */
  public Darkrooms(FrameReader reader, PictureEncoder encoder, StandardPictures standard) {
    this.standard = standard;
    this.rooms = ThreadLocal.withInitial(() -> new Darkroom(reader, encoder, standard.filters()));
  }

  /** The one of the thread that calls. */
  public Darkroom own() {
    return rooms.get();
  }

  /** How pictures are made when nobody asks for anything else. */
  public StandardPictures standard() {
    return standard;
  }
}
