package org.comethunter.bootstrap.wiring;

import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** The executor that makes pictures on demand, beside the one that processes new frames. */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@interface ForPeople {}
