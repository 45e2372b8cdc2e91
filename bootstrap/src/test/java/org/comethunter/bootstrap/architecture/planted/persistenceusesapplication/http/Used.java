package org.comethunter.bootstrap.architecture.planted.persistenceusesapplication.http;

/** Used by the planted violation. */
public interface Used {}
