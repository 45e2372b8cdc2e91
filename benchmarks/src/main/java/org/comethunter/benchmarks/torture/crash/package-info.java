/** Kills the product at random moments and looks at what is left. */
package org.comethunter.benchmarks.torture.crash;
