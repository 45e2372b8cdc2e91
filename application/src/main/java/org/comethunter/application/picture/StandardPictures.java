package org.comethunter.application.picture;

import org.comethunter.domain.filter.FilterSettings;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.picture.PictureSettings;

/**
 * How pictures are made when nobody asks for anything else.
 *
 * @param c2 pictures of C2
 * @param c3 pictures of C3
 * @param filters the parameters of all filters
 */
public record StandardPictures(PictureSettings c2, PictureSettings c3, FilterSettings filters) {

  /** An unsharp mask for both cameras. */
  public static final StandardPictures DEFAULT =
      new StandardPictures(
          PictureSettings.DEFAULT, PictureSettings.DEFAULT, FilterSettings.DEFAULT);

  /** The picture of that camera. */
  public PictureSettings of(Instrument instrument) {
    return switch (instrument) {
      case C2 -> c2;
      case C3 -> c3;
    };
  }
}
