// The objects that are being marked. They live on the server; here is a copy, the one that is active,
// and what undoes the last changes.

import { call } from "./api.js";
import { turn } from "./geometry.js";

const MOST_UNDONE = 100;
const CHANGED_MEANWHILE = 412;

export class Marks {
  #store;
  #say;
  #undo = []; // {id, before, after}: what an object was, null if it was not there; its version since
  #queue = Promise.resolve();

  /** `say(text, kind)` shows a sentence. */
  constructor(store, say) {
    this.#store = store;
    this.#say = say;
  }

  /** Reads the objects of the camera that were seen in the window of the page. */
  async load(camera, { start, end }, signal) {
    const observations = [];
    let next = null;
    do {
      const query = { instrument: camera, start: new Date(start).toISOString(), limit: 500 };
      if (Number.isFinite(end)) {
        query.end = new Date(end).toISOString();
      }
      const page = await call("/observations", { query: next ? { ...query, cursor: next } : query, signal });
      observations.push(...page.observations.map(withTimes));
      next = page.next;
    } while (next !== null);
    const active = await this.#stillActive(camera, observations, signal);
    signal?.throwIfAborted();
    this.#store.set({ observations: [...observations, ...active].toSorted(byCreation) });
  }

  /** The active object, though it was not seen in the window: a click must not begin another one. */
  async #stillActive(camera, observations, signal) {
    const { activeId } = this.#store.state;
    if (!activeId || observations.some(({ id }) => id === activeId)) {
      return [];
    }
    try {
      const active = await call(`/observations/${activeId}`, { signal });
      return active.instrument === camera ? [withTimes(active)] : [];
    } catch (error) {
      if (error.status === 404) {
        return [];
      }
      throw error;
    }
  }

  /** Marks a picture position in a frame, in the active object or a new one. */
  mark(frame, picture, exact) {
    return this.#change(async () => {
      const active = this.active() ?? (await this.#begin(frame.instrument));
      const marked = await call(`/observations/${active.id}/marks/${frame.id}`, {
        method: "PUT",
        json: { ...turn(frame, picture), centroid: !exact },
      });
      this.#remember(active, marked);
      this.#take(marked);
      const mark = marked.marks.find((one) => one.frame === frame.id);
      if (!exact && mark.method === "pixel") {
        this.#say("No peak stands out here: the plain pixel was marked.", "hint");
      }
    });
  }

  /** Takes the mark of the active object in a frame away. */
  unmark(frame) {
    const active = this.active();
    if (!active?.marks.some((mark) => mark.frame === frame.id)) {
      this.#say("There is no mark of the active object in this frame.", "hint");
      return Promise.resolve();
    }
    return this.#change(async () => {
      const rest = await call(`/observations/${active.id}/marks/${frame.id}`, { method: "DELETE" });
      this.#remember(active, rest);
      this.#take(rest);
    });
  }

  /** Begins another object. */
  begin(camera) {
    return this.#change(async () => {
      await this.#begin(camera);
    });
  }

  /** Changes name, group or note. */
  describe(observation, changes) {
    return this.#change(async () => {
      const path = `/observations/${observation.id}`;
      const changed = await call(path, { method: "PATCH", json: changes });
      this.#remember(observation, changed);
      this.#take(changed);
    });
  }

  remove(observation) {
    return this.#change(async () => {
      await call(`/observations/${observation.id}`, { method: "DELETE" });
      this.#remember(observation, null);
      this.#drop(observation.id);
    });
  }

  /** Takes the last change back. */
  undo() {
    return this.#change(async () => {
      const last = this.#undo.at(-1);
      if (!last) {
        this.#say("There is nothing to undo.", "hint");
        return;
      }
      try {
        await this.#putBack(last);
      } catch (error) {
        if (error.status !== CHANGED_MEANWHILE) {
          throw error; // a failure must not cost the way back
        }
        this.#say("Somebody else has changed this object since: that is not undone.", "error");
      }
      this.#undo.pop();
    });
  }

  async #putBack({ id, before, after }) {
    const path = `/observations/${id}`;
    // nobody else's change is to be undone: refused if the object has another version by now
    const headers = after === undefined ? {} : { "If-Match": `"${after}"` };
    if (before === null) {
      await call(path, { method: "DELETE", headers });
      this.#drop(id);
      return;
    }
    const back = await call(path, { method: "PUT", json: exported(before), headers });
    this.#take(back);
    const earlier = this.#undo.slice(0, -1).findLast((change) => change.id === id);
    if (earlier) {
      earlier.after = back.version;
    }
  }

  /** Somebody has changed an object, perhaps this page itself. */
  async changed(id, deleted) {
    if (deleted) {
      this.#drop(id);
      return;
    }
    const now = await call(`/observations/${id}`);
    const { camera, frames, observations } = this.#store.state;
    const known = observations.find((one) => one.id === id);
    const isSeenHere = () => now.marks.some((mark) => frames.some((frame) => frame.id === mark.frame));
    if (now.instrument === camera && now.version > (known?.version ?? 0) && (known || isSeenHere())) {
      this.#take(now);
    }
  }

  activate(id) {
    this.#store.set({ activeId: id });
  }

  active() {
    const { observations, activeId } = this.#store.state;
    return observations.find(({ id }) => id === activeId) ?? null;
  }

  async #begin(instrument) {
    const created = await call("/observations", { method: "POST", json: { instrument } });
    this.#undo.push({ id: created.id, before: null, after: created.version });
    this.#take(created);
    this.activate(created.id);
    return withTimes(created);
  }

  /** One change after the other, and what goes wrong is said. Resolves to whether it was made. */
  #change(work) {
    this.#queue = this.#queue.then(work).then(
      () => true,
      (error) => {
        this.#say(error.message, "error");
        return false;
      },
    );
    return this.#queue;
  }

  #remember(before, after) {
    this.#undo.push({ id: before.id, before, after: after?.version });
    this.#undo.splice(0, this.#undo.length - MOST_UNDONE);
  }

  #take(observation) {
    const others = this.#store.state.observations.filter(({ id }) => id !== observation.id);
    this.#store.set({ observations: [...others, withTimes(observation)].toSorted(byCreation) });
  }

  #drop(id) {
    const observations = this.#store.state.observations.filter((one) => one.id !== id);
    this.#store.set({ observations });
    if (this.#store.state.activeId === id) {
      this.activate(observations.at(-1)?.id ?? null);
    }
  }
}

/** With the times of its marks in milliseconds. */
const withTimes = (observation) => ({
  ...observation,
  marks: observation.marks.map((mark) => ({ ...mark, time: Date.parse(mark.observedAt) })),
});

/** What the server takes to put an object back as it was. */
function exported({ marks, ...observation }) {
  return { ...observation, marks: marks.map(({ time: _, ...mark }) => mark) };
}

const byCreation = (one, other) =>
  one.createdAt.localeCompare(other.createdAt) || one.id.localeCompare(other.id);
