package org.comethunter.bootstrap.cli;

import java.util.EnumMap;
import java.util.Map;
import org.comethunter.bootstrap.config.Key;
import org.comethunter.domain.filter.FilterKind;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How pictures are made; what is not said is as configured. */
final class PictureOptions {

  @Option(
      names = "--filter",
      paramLabel = "NAME",
      converter = FilterConverter.class,
      description =
          "What is made visible: unsharp, running-difference, median, background, nrgf, mgn or"
              + " raw.")
  FilterKind filter;

  @Option(
      names = "--low",
      paramLabel = "SIGMAS",
      description = "The value shown black, in sigmas of the sky's noise from its median.")
  Double low;

  @Option(
      names = "--high",
      paramLabel = "SIGMAS",
      description = "The value shown white, in sigmas of the sky's noise from its median.")
  Double high;

  @Option(
      names = "--reject-cosmic-rays",
      description = "Take cosmic rays out first: what is sharper than a star.")
  boolean rejectCosmicRays;

  /** The keys that these options set. */
  Map<Key, String> toKeys() {
    Map<Key, String> keys = new EnumMap<>(Key.class);
    if (filter != null) {
      keys.put(Key.PICTURE_C2_FILTER, filter.code());
      keys.put(Key.PICTURE_C3_FILTER, filter.code());
    }
    if (low != null) {
      keys.put(Key.PICTURE_LOW, low.toString());
    }
    if (high != null) {
      keys.put(Key.PICTURE_HIGH, high.toString());
    }
    if (rejectCosmicRays) {
      keys.put(Key.PICTURE_REJECT_COSMIC_RAYS, "true");
    }
    return keys;
  }

  /** Reads the name of a filter. */
  static final class FilterConverter implements ITypeConverter<FilterKind> {
    @Override
    public FilterKind convert(String text) {
      return FilterKind.of(text)
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "\"" + text + "\" is no filter: use one of " + FilterKind.codes() + "."));
    }
  }
}
