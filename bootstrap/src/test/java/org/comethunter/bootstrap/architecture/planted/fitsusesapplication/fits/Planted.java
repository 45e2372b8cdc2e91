package org.comethunter.bootstrap.architecture.planted.fitsusesapplication.fits;

import org.comethunter.bootstrap.architecture.planted.fitsusesapplication.persistence.Used;

/** Planted: one adapter uses another. */
record Planted(Used used) {}
