package org.comethunter.bootstrap.architecture.planted.domainusesjdk.domain;

import org.slf4j.Logger;

/** Planted: the domain uses a library. */
record Planted(Logger logger) {}
