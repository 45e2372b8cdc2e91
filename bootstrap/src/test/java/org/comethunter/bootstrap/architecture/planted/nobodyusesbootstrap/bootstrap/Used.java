package org.comethunter.bootstrap.architecture.planted.nobodyusesbootstrap.bootstrap;

/** Used by the planted violation. */
public interface Used {}
