/** Lets an archive misbehave in every way there is, and watches how it is treated meanwhile. */
package org.comethunter.benchmarks.torture.archive;
