// What the search of frames found and nobody has decided about yet. The server keeps it; here is a copy
// of what was seen by the camera in the window of the page, and which of it is looked at.

import { call } from "./api.js";
import { turn } from "./geometry.js";

/** More than that nobody looks through, and the best come first. */
const MOST = 200;
const PAGE = 100;

/** What somebody else has done meanwhile: decided, or changed it. */
const OVERTAKEN = [409, 412];

/** What a rejected candidate is taken for: the server's name, the key that says so, and words. */
export const REASONS = [
  ["star", "s", "star"],
  ["planet", "p", "planet"],
  ["cosmic_rays", "c", "cosmic rays"],
  ["ejection", "e", "mass ejection"],
  ["streamer", "t", "streamer"],
  ["artefact", "a", "artefact"],
  ["noise", "n", "noise"],
  ["known_comet", "k", "known comet"],
  ["other", "o", "something else"],
];

export class Candidates {
  #store;
  #say;
  #window = { start: -Infinity, end: Infinity };
  #place = 0; // in the list, of the one that was looked at last

  /** `say(text, kind)` shows a sentence. */
  constructor(store, say) {
    this.#store = store;
    this.#say = say;
  }

  /** Reads those of the camera that were seen in the window of the page. */
  async load(camera, window, signal) {
    const { start, end } = window;
    const query = { instrument: camera, start: new Date(start).toISOString(), limit: PAGE };
    if (Number.isFinite(end)) {
      query.end = new Date(end).toISOString();
    }
    const candidates = [];
    let next = null;
    do {
      const page = await call("/candidates", { query: next ? { ...query, cursor: next } : query, signal });
      candidates.push(...page.candidates.map(withTimes));
      next = page.next ?? null;
    } while (next !== null && candidates.length < MOST);
    signal?.throwIfAborted();
    if (camera !== this.#store.state.camera) {
      return; // another has been chosen meanwhile
    }
    this.#window = window;
    this.#show(candidates);
  }

  /** The search has found something or more of it, or somebody has decided. */
  heard(candidate) {
    const now = withTimes(candidate);
    const { camera, candidates } = this.#store.state;
    if (now.camera !== camera) {
      return;
    }
    const known = candidates.find(({ id }) => id === now.id);
    if (known && known.version > now.version) {
      return;
    }
    const { start, end } = this.#window;
    const isSeenHere = now.positions.some(({ time }) => time >= start && time < end);
    const others = candidates.filter(({ id }) => id !== now.id);
    if (now.status === "NEW" && (known || isSeenHere)) {
      this.#show([...others, now].toSorted(bestFirst));
    } else if (known) {
      this.#show(others);
    }
  }

  chosen() {
    return chosenOf(this.#store.state);
  }

  /** Looks at one of them, or at none. */
  choose(id) {
    this.#store.set({ candidateId: id, rejecting: false });
    this.#note();
  }

  /** The one so many after that which is looked at, or was looked at last; null if there is none. */
  neighbour(by) {
    const { candidates, candidateId } = this.#store.state;
    const at = candidates.findIndex(({ id }) => id === candidateId);
    const from = at >= 0 ? at : this.#place - (by > 0 ? 1 : 0);
    return candidates[Math.min(candidates.length - 1, Math.max(0, from + by))] ?? null;
  }

  /** Takes it for an object. Resolves to the id of that, or null if that could not be done. */
  async accept({ id }) {
    const decided = await this.#decide(id, "confirm");
    return decided?.observation ?? null;
  }

  /** Takes it for something else. */
  async reject({ id }, reason) {
    await this.#decide(id, "reject", { reason });
  }

  async #decide(id, decision, json) {
    try {
      const decided = await call(`/candidates/${id}/${decision}`, { method: "POST", json });
      this.heard(decided);
      return decided;
    } catch (error) {
      if (OVERTAKEN.includes(error.status)) {
        this.#say("Somebody has decided about this candidate already; the list was read anew.", "error");
        await this.#loadAgain();
      } else {
        this.#say(error.message, "error");
      }
      return null;
    }
  }

  async #loadAgain() {
    try {
      await this.load(this.#store.state.camera, this.#window);
    } catch (error) {
      this.#say(error.message, "error");
    }
  }

  #show(candidates) {
    this.#note();
    const { candidateId } = this.#store.state;
    const gone = candidateId !== null && !candidates.some(({ id }) => id === candidateId);
    this.#store.set({ candidates, ...(gone && { candidateId: null, rejecting: false }) });
  }

  #note() {
    const { candidates, candidateId } = this.#store.state;
    const at = candidates.findIndex(({ id }) => id === candidateId);
    this.#place = at >= 0 ? at : this.#place;
  }
}

/** The candidate that is looked at, or null. */
export const chosenOf = ({ candidates, candidateId }) =>
  candidates.find(({ id }) => id === candidateId) ?? null;

/** Which of its positions to look at first: the middle of those whose frames are there. */
export function middleOf({ positions }, frames) {
  const there = new Set(frames.map(({ id }) => id));
  const seen = positions.filter(({ frame }) => there.has(frame));
  return seen.length > 0 ? seen[seen.length >> 1] : positions[positions.length >> 1];
}

/** Where a candidate is in the picture of a frame, or null if it has no position there. */
export function placeIn(frame, { positions }) {
  const position = positions.find((one) => one.frame === frame?.id);
  return position ? turn(frame, position) : null;
}

/** With the times of its positions in milliseconds. */
const withTimes = (candidate) => ({
  ...candidate,
  positions: candidate.positions.map((one) => ({ ...one, time: Date.parse(one.observedAt) })),
});

const bestFirst = (one, other) => other.score - one.score || other.id.localeCompare(one.id);
