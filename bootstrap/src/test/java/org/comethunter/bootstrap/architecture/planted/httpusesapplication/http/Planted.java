package org.comethunter.bootstrap.architecture.planted.httpusesapplication.http;

import org.comethunter.bootstrap.architecture.planted.httpusesapplication.fits.Used;

/** Planted: one adapter uses another. */
record Planted(Used used) {}
