/** How well comets are found: injects some into simulated and real frames, and counts. */
package org.comethunter.benchmarks.detection;
