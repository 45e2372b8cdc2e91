package org.comethunter.bootstrap.architecture.planted.portsareinterfaces.application.port;

/** Planted: a port that is a class. */
record Planted(int value) {}
