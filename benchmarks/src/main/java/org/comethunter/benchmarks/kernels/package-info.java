/** The steps from a frame's file to its picture, one by one, measured by JMH. */
package org.comethunter.benchmarks.kernels;
