package org.comethunter.bootstrap.architecture.planted.nobodyusessimulator.http;

import org.comethunter.bootstrap.architecture.planted.nobodyusessimulator.simulator.Used;

/** Planted: the product uses the simulator. */
record Planted(Used used) {}
