package org.comethunter.application.memory;

import org.comethunter.application.port.StorageException;

/**
 * A database's faults: calls fail while it is broken. As the ports demand, an interruption does not
 * cut them off.
 */
public final class Faults {
  private volatile boolean broken;

  public void breakDown() {
    broken = true;
  }

  public void repair() {
    broken = false;
  }

  void check() {
    if (broken) {
      throw new StorageException("The database cannot be written to.");
    }
  }
}
