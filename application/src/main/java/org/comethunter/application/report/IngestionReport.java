package org.comethunter.application.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.comethunter.domain.file.FrameId;

/**
 * What an ingestion brought. Every discovered file is already present, processed, skipped, failed,
 * in the hands of another worker or, after a stop, not done yet.
 *
 * @param discovered files known in the window
 * @param alreadyPresent of those, complete without this run's doing
 * @param downloaded files fetched from the archive in this run
 * @param skipped files that this run found to be of another kind
 * @param processed frames whose picture this run made, those of replaced files included
 * @param failed files of the window that are not complete after the run, with the reason; after a
 *     run that was stopped, only those that have been given up
 * @param listingFailures one sentence for each day folder that could not be listed
 */
public record IngestionReport(
    int discovered,
    int alreadyPresent,
    int downloaded,
    int skipped,
    int processed,
    Map<FrameId, String> failed,
    List<String> listingFailures) {

  /** The counts as a line of text. */
  public String inWords() {
    return "%d discovered, %d already present, %d downloaded, %d skipped, %d processed, %d failed"
        .formatted(discovered, alreadyPresent, downloaded, skipped, processed, failed.size());
  }

  /** The counts by name, in the order of a file's way. */
  public Map<String, Integer> counts() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    counts.put("discovered", discovered);
    counts.put("alreadyPresent", alreadyPresent);
    counts.put("downloaded", downloaded);
    counts.put("skipped", skipped);
    counts.put("processed", processed);
    counts.put("failed", failed.size());
    counts.put("foldersFailed", listingFailures.size());
    return counts;
  }

  /** Whether everything that was asked for is complete. */
  public boolean isComplete() {
    return failed.isEmpty() && listingFailures.isEmpty();
  }
}
