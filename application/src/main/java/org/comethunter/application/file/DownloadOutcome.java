package org.comethunter.application.file;

/** How a download attempt ended. */
public enum DownloadOutcome {
  /** The file is DOWNLOADED. */
  DOWNLOADED,
  /** The file was there already and is DOWNLOADED, without a request. */
  ALREADY_ON_DISK,
  /** It failed for a reason that may pass soon. */
  FAILED_FOR_NOW,
  /** It failed; trying again at once would not help, or its attempts are used up. */
  FAILED,
  /** It was interrupted; the attempt does not count. */
  INTERRUPTED,
  /** Another worker owns the file. */
  NOT_MINE
}
