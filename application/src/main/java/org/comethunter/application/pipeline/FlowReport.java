package org.comethunter.application.pipeline;

/**
 * What a run of the flow brought.
 *
 * @param downloaded files fetched from the archive
 * @param skipped files that turned out to be of another kind
 * @param processed frames whose picture was made
 */
record FlowReport(int downloaded, int skipped, int processed) {}
