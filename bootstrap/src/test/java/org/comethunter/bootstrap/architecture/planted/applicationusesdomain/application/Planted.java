package org.comethunter.bootstrap.architecture.planted.applicationusesdomain.application;

import org.comethunter.bootstrap.architecture.planted.applicationusesdomain.web.Used;

/** Planted: the application uses an adapter. */
record Planted(Used used) {}
