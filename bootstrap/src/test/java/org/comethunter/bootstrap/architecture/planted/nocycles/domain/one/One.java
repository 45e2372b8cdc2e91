package org.comethunter.bootstrap.architecture.planted.nocycles.domain.one;

import org.comethunter.bootstrap.architecture.planted.nocycles.domain.other.Other;

/** Planted: two packages use each other. */
public interface One {
  Other other();
}
