package org.comethunter.domain.instrument;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A LASCO coronagraph with its nominal optics.
 *
 * <p>Fields of view and plate scales: Brueckner et al. (1995), Solar Physics 162, 357.
 */
public enum Instrument {
  /** Inner corona, 2.0 to 6.4 solar radii at 11.9 arcsec per pixel. */
  C2(2.0, 6.4, 11.9),
  /** Outer corona, 3.7 to 32 solar radii at 56.0 arcsec per pixel. */
  C3(3.7, 32.0, 56.0);

  private final String code = name().toLowerCase(Locale.ROOT);
  private final double innerFieldSolarRadii;
  private final double outerFieldSolarRadii;
  private final double plateScaleArcsec;

  Instrument(double innerFieldSolarRadii, double outerFieldSolarRadii, double plateScaleArcsec) {
    this.innerFieldSolarRadii = innerFieldSolarRadii;
    this.outerFieldSolarRadii = outerFieldSolarRadii;
    this.plateScaleArcsec = plateScaleArcsec;
  }

  /** The name used in folders, URLs and on the command line: {@code c2} or {@code c3}. */
  public String code() {
    return code;
  }

  /** Where the occulter ends, in solar radii from the Sun's centre. */
  public double innerFieldSolarRadii() {
    return innerFieldSolarRadii;
  }

  /** Where the field ends, in solar radii from the Sun's centre. */
  public double outerFieldSolarRadii() {
    return outerFieldSolarRadii;
  }

  /** Nominal plate scale of a full-resolution (1024 × 1024) frame, in arcsec per pixel. */
  public double plateScaleArcsec() {
    return plateScaleArcsec;
  }

  /**
   * The instrument of that name, whatever its case; empty for any other text, such as the name of
   * another camera of the spacecraft.
   */
  public static Optional<Instrument> of(String name) {
    String wanted = name.strip();
    return Arrays.stream(values())
        .filter(instrument -> instrument.name().equalsIgnoreCase(wanted))
        .findFirst();
  }
}
