/**
 * Puts Comet Hunter together: configuration, wiring, and the command line. Nothing here decides
 * anything about frames.
 */
package org.comethunter.bootstrap;
