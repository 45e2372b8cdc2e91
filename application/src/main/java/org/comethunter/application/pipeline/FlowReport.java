package org.comethunter.application.pipeline;

import java.util.Set;
import org.comethunter.domain.file.FrameId;

/**
 * What a run of the flow brought.
 *
 * @param downloaded files fetched from the archive
 * @param notRenewed finished files that were to be fetched anew and could not be
 * @param skipped files that turned out to be of another kind
 * @param processed frames whose picture was made
 */
record FlowReport(
    Set<FrameId> downloaded,
    Set<FrameId> notRenewed,
    Set<FrameId> skipped,
    Set<FrameId> processed) {}
