package org.comethunter.bootstrap.architecture.planted.nobodyusesbootstrap.application;

import org.comethunter.bootstrap.architecture.planted.nobodyusesbootstrap.bootstrap.Used;

/** Planted: something uses bootstrap. */
record Planted(Used used) {}
