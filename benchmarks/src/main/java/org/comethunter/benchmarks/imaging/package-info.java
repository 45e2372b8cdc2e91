/**
 * How fast pictures are made: the program as a whole beside a script as hunters write them and
 * beside the least that any program must do, pictures on demand, and what a worker allocates.
 */
package org.comethunter.benchmarks.imaging;
