package org.comethunter.domain.filter;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The filters there are. */
public enum FilterKind {
  /** What is small: the frame minus its blur. */
  UNSHARP {
    @Override
    public Filter make(FilterSettings settings) {
      return new UnsharpMask(settings.unsharpSigma());
    }
  },
  /** What changed since the previous frame. */
  RUNNING_DIFFERENCE {
    @Override
    public Filter make(FilterSettings settings) {
      return new RunningDifference(
          new Predecessor(settings.previousLeast(), settings.previousMost()));
    }
  },
  /** What is small, without rings about stars. */
  MEDIAN {
    @Override
    public Filter make(FilterSettings settings) {
      return new MedianFilter(settings.medianSize());
    }
  },
  /** What does not stand still over hours. */
  BACKGROUND {
    @Override
    public Filter make(FilterSettings settings) {
      return new BackgroundDifference(
          new Surroundings(settings.backgroundReach(), settings.backgroundGap()));
    }
  },
  /** The corona, equally bright at every distance from the Sun. */
  NRGF {
    @Override
    public Filter make(FilterSettings settings) {
      return new RadialNormalization();
    }
  },
  /** Detail of every size at once. */
  MGN {
    @Override
    public Filter make(FilterSettings settings) {
      return new MultiScaleNormalization(
          settings.mgnK(), settings.mgnGamma(), settings.mgnH(), settings.mgnSigmas());
    }
  },
  /** The frame as it was taken. */
  RAW {
    @Override
    public Filter make(FilterSettings settings) {
      return new RawRates();
    }
  };

  private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** The name on the command line and in URLs, such as {@code running-difference}. */
  public String code() {
    return code;
  }

  /** A filter for one thread. */
  public abstract Filter make(FilterSettings settings);

  /** Whether it compares a frame with others. */
  public boolean needsNeighbours() {
    return this == RUNNING_DIFFERENCE || this == BACKGROUND;
  }

  /** The filter of that name, in any case. */
  public static Optional<FilterKind> of(String code) {
    return Arrays.stream(values()).filter(kind -> kind.code.equalsIgnoreCase(code)).findFirst();
  }

  /** All names, for a sentence. */
  public static String codes() {
    return Arrays.stream(values()).map(FilterKind::code).collect(Collectors.joining(", "));
  }
}
