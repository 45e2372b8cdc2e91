package org.comethunter.persistence;

import java.time.Instant;

/** The statement of {@code ProofMapper.xml}. */
interface ProofMapper {

  int write(Instant time);
}
