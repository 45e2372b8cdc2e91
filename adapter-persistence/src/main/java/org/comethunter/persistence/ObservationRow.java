package org.comethunter.persistence;

import java.time.Instant;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.observation.Observation;
import org.comethunter.domain.orbit.SungrazerGroup;

/** The columns of {@code observation} as parameters of a statement. */
record ObservationRow(
    String id,
    Instrument camera,
    String name,
    String sungrazers,
    String note,
    Instant createdAt,
    Instant updatedAt,
    int version) {

  static ObservationRow of(Observation observation) {
    return new ObservationRow(
        observation.id().toString(),
        observation.instrument(),
        observation.name(),
        observation.group().map(SungrazerGroup::code).orElse(null),
        observation.note(),
        observation.createdAt(),
        observation.updatedAt(),
        observation.version());
  }
}
