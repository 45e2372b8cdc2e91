package org.comethunter.fits;

import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;

/** Marks the {@link java.nio.file.Path} of the folder that holds {@code raw} and {@code images}. */
@Qualifier
@Documented
@Retention(RUNTIME)
public @interface Home {}
