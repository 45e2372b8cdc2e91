package org.comethunter.web;

import java.util.Optional;

/** Which version of the program this is. */
final class ProgramVersion {

  private ProgramVersion() {}

  /** As the jar says, or {@code dev} if the program has not been packed. */
  static String text() {
    return Optional.ofNullable(ProgramVersion.class.getPackage().getImplementationVersion())
        .orElse("dev");
  }
}
