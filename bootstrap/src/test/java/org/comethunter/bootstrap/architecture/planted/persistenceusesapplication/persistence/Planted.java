package org.comethunter.bootstrap.architecture.planted.persistenceusesapplication.persistence;

import org.comethunter.bootstrap.architecture.planted.persistenceusesapplication.http.Used;

/** Planted: one adapter uses another. */
record Planted(Used used) {}
