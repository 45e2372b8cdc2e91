package org.comethunter.bootstrap.architecture.planted.simulatorusesdomain.simulator;

import org.comethunter.bootstrap.architecture.planted.simulatorusesdomain.application.Used;

/** Planted: the simulator uses the application. */
record Planted(Used used) {}
