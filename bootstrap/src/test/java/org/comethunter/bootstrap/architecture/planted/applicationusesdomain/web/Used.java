package org.comethunter.bootstrap.architecture.planted.applicationusesdomain.web;

/** Used by the planted violation. */
public interface Used {}
