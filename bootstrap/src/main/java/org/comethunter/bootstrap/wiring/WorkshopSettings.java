package org.comethunter.bootstrap.wiring;

import java.nio.file.Path;
import java.time.InstantSource;
import org.comethunter.bootstrap.config.Configuration;

/**
 * What a workshop is opened with.
 *
 * @param home the home folder; absolute
 * @param configuration the values of all keys
 * @param clock the one clock
 */
public record WorkshopSettings(Path home, Configuration configuration, InstantSource clock) {}
