package org.comethunter.domain.sungrazer;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.orbit.SungrazerGroup;

/**
 * To which group an object may belong, by its places and its motion alone. A guide, never a veto:
 * comets of no group, and members on unusual orbits, have no guess; and an object of another kind
 * may pass by chance where a group's comets do.
 *
 * @param group the group whose members come nearest
 * @param rms root mean square distance between the sightings and the best member's places, in
 *     pixels of a full frame
 * @param sentence what to tell the hunter
 */
public record GroupGuess(SungrazerGroup group, double rms, String sentence) {

  /** Pixels: beyond, the places or the motion do not fit. */
  private static final double MOST_RMS = 2;

  /** Sum of squares of the elements' differences from the mean, in units of their scatter. */
  private static final double HIGHEST_PRICE = 9;

  /** What lies so near to the best deserves to be named; a factor of e in likelihood. */
  private static final double NEARLY = 2;

  private record Candidate(SungrazerGroup group, MemberFit.Member member) {
    double cost() {
      return member.squares() + member.price();
    }
  }

  /** The least number of sightings that a guess needs: two in C2, three in C3, as the report. */
  public static int leastSightings(Instrument camera) {
    return camera == Instrument.C2 ? 2 : 3;
  }

  /**
   * The guess for one object.
   *
   * @param sightings at different times, in any order
   * @return empty if there are too few, if no group's members come near, or if the object moves as
   *     the stars do
   */
  public static Optional<GroupGuess> of(Instrument camera, List<Sighting> sightings) {
    long times = sightings.stream().map(Sighting::at).distinct().count();
    if (times < leastSightings(camera)) {
      return Optional.empty();
    }
    Track track = Track.of(camera, sightings);
    double star = track.squaresFromStar();
    List<Candidate> fitting =
        Stream.of(SungrazerGroup.values())
            .map(group -> new Candidate(group, new MemberFit(group, track).best()))
            .filter(it -> rms(it, track) <= MOST_RMS && it.member().price() <= HIGHEST_PRICE)
            .filter(it -> it.cost() < star)
            .sorted((one, other) -> Double.compare(one.cost(), other.cost()))
            .toList();
    return fitting.stream().findFirst().map(best -> guess(best, fitting, track));
  }

  private static double rms(Candidate candidate, Track track) {
    return Math.sqrt(candidate.member().squares() / track.size());
  }

  private static GroupGuess guess(Candidate best, List<Candidate> fitting, Track track) {
    double rms = rms(best, track);
    List<String> others =
        fitting.stream()
            .skip(1)
            .filter(it -> it.cost() < best.cost() + NEARLY)
            .map(it -> it.group().displayName())
            .toList();
    String sentence =
        String.format(
            Locale.ROOT,
            "Place and motion suit the %s group, to %.1f pixels%s.",
            best.group().displayName(),
            rms,
            others.isEmpty() ? "" : "; " + String.join(" and ", others) + " nearly as well");
    return new GroupGuess(best.group(), rms, sentence);
  }
}
