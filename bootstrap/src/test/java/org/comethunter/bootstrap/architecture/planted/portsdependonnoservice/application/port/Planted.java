package org.comethunter.bootstrap.architecture.planted.portsdependonnoservice.application.port;

import org.comethunter.bootstrap.architecture.planted.portsdependonnoservice.application.file.Used;

/** Planted: a port uses a service. */
record Planted(Used used) {}
