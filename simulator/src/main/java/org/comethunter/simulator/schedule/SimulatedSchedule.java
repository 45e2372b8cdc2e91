package org.comethunter.simulator.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Passes made up from a seed: the same day has the same passes in every schedule that covers it.
 *
 * <p>A schedule is generated daily at 06:30 UTC and covers 14 days, from the day before. A day has
 * four spells of 260 to 330 minutes, some shared by two antennas, and the last of them goes on past
 * midnight. So a pass goes on for about four fifths of the time, and the next one is never more
 * than two hours away: more than SOHO gets, but then nobody has to wait for a demonstration.
 */
public final class SimulatedSchedule implements ScheduleSource {

  private static final LocalTime GENERATED_AT = LocalTime.of(6, 30);
  private static final int DAYS = 14;
  private static final int SPELLS_A_DAY = 4;
  private static final LocalTime FIRST_SPELL = LocalTime.of(2, 40);
  private static final int SPELL_SPACING_MINUTES = 360;
  private static final int LATEST_BEGIN_MINUTES = 20;
  private static final int SHORTEST_SPELL_MINUTES = 260;
  private static final int LONGEST_SPELL_MINUTES = 330;
  private static final double SHARED_SPELLS = 0.3;
  private static final List<String> ANTENNAS =
      List.of("D14", "D24", "D26", "D34", "D36", "D43", "D54", "D63", "DSS-26", "DSS-55");

  private final long seed;

  public SimulatedSchedule(long seed) {
    this.seed = seed;
  }

  @Override
  public Schedule at(Instant now) {
    OffsetDateTime today = now.atOffset(ZoneOffset.UTC).with(GENERATED_AT);
    OffsetDateTime published = today.toInstant().isAfter(now) ? today.minusDays(1) : today;
    LocalDate first = published.toLocalDate().minusDays(1);
    List<Pass> passes = new ArrayList<>();
    first.datesUntil(first.plusDays(DAYS)).forEach(day -> passes.addAll(passesOf(day)));
    return new Schedule(published.toInstant(), passes);
  }

  private List<Pass> passesOf(LocalDate day) {
    SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + day.toEpochDay());
    List<Pass> passes = new ArrayList<>();
    Instant spell = day.atTime(FIRST_SPELL).toInstant(ZoneOffset.UTC);
    for (int i = 0; i < SPELLS_A_DAY; i++) {
      Instant begin = minutesAfter(spell, random.nextInt(LATEST_BEGIN_MINUTES + 1));
      int length = random.nextInt(SHORTEST_SPELL_MINUTES, LONGEST_SPELL_MINUTES + 1);
      int shift = random.nextInt(ANTENNAS.size());
      if (random.nextDouble() < SHARED_SPELLS) {
        Instant change = minutesAfter(begin, length / 2);
        passes.add(new Pass(begin, change, ANTENNAS.get(shift)));
        String other = ANTENNAS.get((shift + 1) % ANTENNAS.size());
        passes.add(new Pass(minutesAfter(change, 5), minutesAfter(begin, length), other));
      } else {
        passes.add(new Pass(begin, minutesAfter(begin, length), ANTENNAS.get(shift)));
      }
      spell = minutesAfter(spell, SPELL_SPACING_MINUTES);
    }
    return passes;
  }

  private static Instant minutesAfter(Instant instant, int minutes) {
    return instant.plusSeconds(60L * minutes);
  }
}
