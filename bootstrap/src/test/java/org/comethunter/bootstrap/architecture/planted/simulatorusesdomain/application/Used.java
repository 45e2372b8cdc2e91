package org.comethunter.bootstrap.architecture.planted.simulatorusesdomain.application;

/** Used by the planted violation. */
public interface Used {}
