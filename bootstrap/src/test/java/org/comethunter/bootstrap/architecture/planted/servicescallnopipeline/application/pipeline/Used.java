package org.comethunter.bootstrap.architecture.planted.servicescallnopipeline.application.pipeline;

/** Used by the planted violation. */
public interface Used {}
