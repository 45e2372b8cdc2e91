// Follows what happens on the server, and comes back after a break.

const TYPES = [
  "frame.ready", "job.queued", "job.running", "job.completed", "job.cancelled", "job.failed", "progress",
  "slots.synced", "slot.active", "metadata.synced", "download.completed", "process.ready",
  "process.completed", "download.recovered", "process.recovered", "cycle.completed", "observation.changed",
  "candidate.found", "candidate.updated",
];
const PAUSE_MS = 5000;

/**
 * Calls `event(type, data)` for what happens, `lost()` when some of it may have been missed, and
 * `connected(whether)`.
 */
export function follow(listener) {
  const source = new EventSource("/events");
  source.onopen = () => listener.connected(true);
  for (const type of TYPES) {
    source.addEventListener(type, ({ data }) => listener.event(type, JSON.parse(data)));
  }
  source.addEventListener("gap", () => listener.lost());
  source.onerror = () => {
    listener.connected(false);
    if (source.readyState === EventSource.CLOSED) {
      // the server refused: the browser does not try again by itself
      setTimeout(() => {
        follow(listener);
        listener.lost();
      }, PAUSE_MS);
    }
  };
}
