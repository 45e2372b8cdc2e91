package org.comethunter.bootstrap.architecture.planted.oneclock.application.file;

import java.time.Instant;

/** Planted: a clock of its own. */
final class Planted {
  Instant now() {
    return Instant.now();
  }
}
