package org.comethunter.simulator.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SimulatedScheduleTest {

  private static final Instant NOW = Instant.parse("2026-05-31T12:00:00Z");
  private final ScheduleSource source = new SimulatedSchedule(7);

  @Test
  void coversFourteenDaysAroundNow() {
    List<Pass> passes = source.at(NOW).passes();
    Set<LocalDate> days = new HashSet<>();
    passes.forEach(pass -> days.add(LocalDate.ofInstant(pass.begin(), ZoneOffset.UTC)));

    assertThat(days).hasSize(14).contains(LocalDate.of(2026, 5, 30), LocalDate.of(2026, 6, 12));
    assertThat(passes).isSortedAccordingTo(Comparator.comparing(Pass::begin));
    assertThat(passes).extracting(Pass::antenna).contains("D34", "DSS-26");
  }

  @Test
  void aPassGoesOnMostOfTheTimeAndTheNextIsNear() {
    List<Pass> passes = source.at(NOW).passes();
    Duration covered = Duration.ZERO;
    for (int i = 0; i < passes.size(); i++) {
      Pass pass = passes.get(i);
      covered = covered.plus(Duration.between(pass.begin(), pass.end()));
      if (i > 0) {
        assertThat(Duration.between(passes.get(i - 1).end(), pass.begin()))
            .isBetween(Duration.ofMinutes(5), Duration.ofHours(2));
      }
    }
    assertThat(covered).isGreaterThan(Duration.ofHours(14 * 24 * 7 / 10));
  }

  @Test
  void someCrossMidnight() {
    assertThat(source.at(NOW).passes())
        .anyMatch(
            pass ->
                pass.end().atOffset(ZoneOffset.UTC).getDayOfMonth()
                    != pass.begin().atOffset(ZoneOffset.UTC).getDayOfMonth());
  }

  @Test
  void theSameDayHasTheSamePassesAndAnotherSeedOthers() {
    Schedule today = source.at(NOW);
    Schedule tomorrow = source.at(NOW.plus(Duration.ofDays(1)));
    List<Pass> common = today.passes().stream().filter(tomorrow.passes()::contains).toList();

    assertThat(common).hasSizeGreaterThan(13 * 4 - 1);
    assertThat(new SimulatedSchedule(8).at(NOW).passes()).isNotEqualTo(today.passes());
    assertThat(new SimulatedSchedule(7).at(NOW)).isEqualTo(today);
  }

  @Test
  void isPublishedDailyAtHalfPastSix() {
    assertThat(source.at(Instant.parse("2026-05-31T06:29:59Z")).publishedAt())
        .isEqualTo("2026-05-30T06:30:00Z");
    assertThat(source.at(Instant.parse("2026-05-31T06:30:00Z")).publishedAt())
        .isEqualTo("2026-05-31T06:30:00Z");
  }

  @Test
  void writesRowsAsTheServerDoes() {
    Schedule schedule =
        new Schedule(
            NOW,
            List.of(
                new Pass(
                    Instant.parse("2026-05-31T13:55:00Z"),
                    Instant.parse("2026-05-31T15:55:00Z"),
                    "D34"),
                new Pass(
                    Instant.parse("2026-12-31T22:10:00Z"),
                    Instant.parse("2027-01-01T01:05:00Z"),
                    "DSS-26")));

    assertThat(SchedulePage.of(schedule).lines())
        .contains(
            " 21  151  Sun  2026-05-31  13:55 - 15:55  D34",
            " 52  365  Thu  2026-12-31  22:10 - 01:05  DSS-26");
  }
}
