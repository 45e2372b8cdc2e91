package org.comethunter.bootstrap.architecture.planted.portsdependonnoservice.application.file;

/** Used by the planted violation. */
public interface Used {}
