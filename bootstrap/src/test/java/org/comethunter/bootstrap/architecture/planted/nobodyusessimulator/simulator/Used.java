package org.comethunter.bootstrap.architecture.planted.nobodyusessimulator.simulator;

/** Used by the planted violation. */
public interface Used {}
