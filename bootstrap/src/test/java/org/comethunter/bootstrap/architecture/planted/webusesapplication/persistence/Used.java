package org.comethunter.bootstrap.architecture.planted.webusesapplication.persistence;

/** Used by the planted violation. */
public interface Used {}
