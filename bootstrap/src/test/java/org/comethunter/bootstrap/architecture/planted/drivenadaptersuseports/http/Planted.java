package org.comethunter.bootstrap.architecture.planted.drivenadaptersuseports.http;

import org.comethunter.bootstrap.architecture.planted.drivenadaptersuseports.application.pipeline.Used;

/** Planted: a driven adapter calls a pipeline. */
record Planted(Used used) {}
