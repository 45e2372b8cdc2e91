package org.comethunter.bootstrap.architecture.planted.nocycles.domain.other;

import org.comethunter.bootstrap.architecture.planted.nocycles.domain.one.One;

/** Planted: two packages use each other. */
public interface Other {
  One one();
}
