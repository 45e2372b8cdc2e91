package org.comethunter.application.report;

/**
 * How far a stage of a running job is.
 *
 * @param done items that are through, whatever their outcome
 * @param total items known so far
 */
public record StageProgress(int done, int total) {}
