package org.comethunter.bootstrap.architecture.planted.fitsusesapplication.persistence;

/** Used by the planted violation. */
public interface Used {}
