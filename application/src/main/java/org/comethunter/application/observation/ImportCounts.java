package org.comethunter.application.observation;

/**
 * What an import has done.
 *
 * @param added observations that were not known
 * @param replaced observations that said something else
 * @param unchanged observations that said the same
 */
public record ImportCounts(int added, int replaced, int unchanged) {}
