package org.comethunter.domain.picture;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.comethunter.domain.filter.FilterKind;
import org.comethunter.domain.image.FrameHeader;
import org.comethunter.domain.image.FrameRows;
import org.comethunter.domain.image.Orientation;

/** What a picture says of itself, in words that do not depend on where it is made. */
final class PictureText {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private PictureText() {}

  /** The texts by keyword, always in the same order. */
  static Map<String, String> of(
      FrameHeader header,
      String filter,
      PictureSettings settings,
      SkyLevel sky,
      List<? extends FrameRows> others) {
    Map<String, String> text = ofFrame(header, filter, settings);
    if (others.size() == 1) {
      FrameHeader other = others.getFirst().header();
      text.put("Compared With", other.fileName() + " of " + TIME.format(other.observedAt()));
    } else if (others.size() > 1) {
      text.put("Compared With", others.size() + " frames");
    }
    if (settings.rejectCosmicRays()) {
      text.put("Cosmic Rays", "taken out");
    }
    boolean raw = settings.filter() == FilterKind.RAW;
    text.put(
        "Grey Scale",
        String.format(
            Locale.ROOT,
            "%s%s to %s%s about the median of the sky; sigma %.4g, median %.4g",
            raw ? "asinh " : "",
            settings.lowSigmas(),
            settings.highSigmas(),
            raw ? ", in sigma" : " sigma",
            sky.sigma(),
            sky.median()));
    return Collections.unmodifiableMap(text);
  }

  /** The texts of a picture that shows nothing. */
  static Map<String, String> ofEmpty(
      FrameHeader header, String filter, PictureSettings settings, String reason) {
    Map<String, String> text = ofFrame(header, filter, settings);
    text.put(PictureRecipe.EMPTY, reason);
    return Collections.unmodifiableMap(text);
  }

  private static Map<String, String> ofFrame(
      FrameHeader header, String filter, PictureSettings settings) {
    Map<String, String> text = new LinkedHashMap<>();
    text.put("Observation Time", TIME.format(header.observedAt()));
    text.put("Camera", "SOHO LASCO " + header.instrument().name());
    text.put("Source", header.fileName());
    text.put("Exposure", String.format(Locale.ROOT, "%.4f s", header.exposureSeconds()));
    text.put("Roll", String.format(Locale.ROOT, "%.3f degrees", header.rollDegrees()));
    text.put("Orientation", Orientation.ofRoll(header.rollDegrees()).description());
    text.put(
        "Plate Scale", String.format(Locale.ROOT, "%.3f arcsec/pixel", header.plateScaleArcsec()));
    text.put("Filter", filter);
    text.put(PictureRecipe.KEYWORD, PictureRecipe.of(filter, settings));
    return text;
  }
}
