package org.comethunter.bootstrap.architecture.planted.nosystemout.domain.file;

/** Planted: the domain prints. */
final class Planted {
  void print() {
    System.out.println();
  }
}
