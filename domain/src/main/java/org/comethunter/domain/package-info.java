/**
 * The rules of Comet Hunter, with nothing but the JDK beneath them: instruments, time windows,
 * downlink slots, the life cycle of a file, and the pixels and their arithmetic.
 *
 * <p>Everything here is immutable or confined to one call, knows no file, network, database or
 * clock of its own, and is safe to use from any thread unless a class says otherwise.
 */
package org.comethunter.domain;
