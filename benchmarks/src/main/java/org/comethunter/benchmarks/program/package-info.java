/** Runs the program, and others, as their users do: each in a process of its own. */
package org.comethunter.benchmarks.program;
