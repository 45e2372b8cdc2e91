/** A week of the service in a fraction of the time, with people who watch it. */
package org.comethunter.benchmarks.torture.soak;
