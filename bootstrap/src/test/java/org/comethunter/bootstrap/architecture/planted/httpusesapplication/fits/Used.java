package org.comethunter.bootstrap.architecture.planted.httpusesapplication.fits;

/** Used by the planted violation. */
public interface Used {}
