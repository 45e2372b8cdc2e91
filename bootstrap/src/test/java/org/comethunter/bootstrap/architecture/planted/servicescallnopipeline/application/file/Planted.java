package org.comethunter.bootstrap.architecture.planted.servicescallnopipeline.application.file;

import org.comethunter.bootstrap.architecture.planted.servicescallnopipeline.application.pipeline.Used;

/** Planted: a service calls a pipeline. */
record Planted(Used used) {}
