package org.comethunter.bootstrap.architecture.planted.webusesapplication.web;

import org.comethunter.bootstrap.architecture.planted.webusesapplication.persistence.Used;

/** Planted: one adapter uses another. */
record Planted(Used used) {}
