package org.comethunter.domain.picture;

import org.comethunter.domain.filter.FilterSettings;

/** What a picture says of how it was made, so that it can be told whether it is still wanted. */
public final class PictureRecipe {
  /** The keyword of the text that holds it. */
  public static final String KEYWORD = "Recipe";

  /** The keyword of the text that says why a picture shows nothing. */
  public static final String EMPTY = "Empty";

  private PictureRecipe() {}

  /** The recipe of pictures made with these settings. */
  public static String of(PictureSettings settings, FilterSettings filters) {
    return of(settings.filter().make(filters).description(), settings);
  }

  static String of(String filter, PictureSettings settings) {
    return "%s; %s to %s; scale %s; cosmic rays %s; version %s"
        .formatted(
            filter,
            settings.lowSigmas(),
            settings.highSigmas(),
            settings.scale(),
            settings.rejectCosmicRays() ? "taken out" : "left",
            FrameRenderer.VERSION);
  }
}
