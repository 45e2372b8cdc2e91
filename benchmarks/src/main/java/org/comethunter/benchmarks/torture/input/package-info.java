/**
 * Feeds the product spoilt input: FITS files, metadata lists, folder and schedule pages,
 * configuration files. Each mutant follows from a seed and its number, so that the same ones are
 * tried everywhere and any can be made again. That is why the trials mutate by themselves, with
 * dictionaries and with the structure of FITS in mind, rather than under a coverage-guided fuzzer:
 * such a one needs a native agent, and what it tries depends on the machine and on the run before.
 */
package org.comethunter.benchmarks.torture.input;
