package org.comethunter.bootstrap.architecture.planted.drivenadaptersuseports.application.pipeline;

/** Used by the planted violation. */
public interface Used {}
