// The decoded pictures: fetched by two workers, what is needed soonest first, and kept as long as
// they fit into the memory that was allowed. One byte per pixel, row 0 = top.

import { signIn } from "./api.js";

const WORKERS = 2;
const ATTEMPTS_PER_WORKER = 2; // one is decoded while the next is fetched
const RETRY_MS = 4000;
const MEGABYTE = 1 << 20;

/** A tablet with 2 GB must not be filled by pictures; a desktop holds three days of a camera. */
function usualBudget() {
  return (navigator.deviceMemory ?? 8) <= 2 ? 128 * MEGABYTE : 420 * MEGABYTE;
}

export class Pictures {
  #kept = new Map(); // by key: {width, height, pixels}, or {error, status, at}
  #underWay = new Map(); // by key: the worker
  #workers = [];
  #wanted = [];
  #onChange;
  #budget;
  bytes = 0;

  constructor(onChange, budget = usualBudget()) {
    this.#onChange = onChange;
    this.#budget = budget;
    for (let i = 0; i < WORKERS; i++) {
      const worker = new Worker(new URL("./decode-worker.js", import.meta.url), { type: "module" });
      worker.onmessage = ({ data }) => this.#arrived(worker, data);
      worker.onerror = () => this.#lost(worker);
      worker.busy = 0;
      this.#workers.push(worker);
    }
  }

  /** The picture of that key if it is decoded. */
  get(key) {
    const found = this.#kept.get(key);
    return found?.pixels ? found : null;
  }

  /** Why the picture of that key cannot be shown, if that was tried. */
  failure(key) {
    const found = this.#kept.get(key);
    return found?.error ? found : null;
  }

  /**
   * Says what is wanted, in the order in which it will be needed. What does not fit is not fetched;
   * what is no longer wanted goes first when room is needed.
   */
  want(requests) {
    this.#wanted = requests;
    this.#next();
  }

  /** Tries again what failed. */
  retry() {
    for (const [key, value] of this.#kept) {
      if (value.error) {
        this.#kept.delete(key);
      }
    }
    this.#next();
  }

  #next() {
    let room = this.#budget;
    for (const { key, url, size } of this.#wanted) {
      room -= size;
      if (room < 0) {
        break;
      }
      if (this.#kept.has(key) || this.#underWay.has(key)) {
        continue;
      }
      const worker = this.#workers.reduce((one, other) => (other.busy < one.busy ? other : one));
      if (worker.busy >= ATTEMPTS_PER_WORKER) {
        return;
      }
      worker.busy++;
      this.#underWay.set(key, worker);
      worker.postMessage({ key, url: new URL(url, location.href).href });
    }
  }

  #arrived(worker, { key, ...picture }) {
    worker.busy--;
    this.#underWay.delete(key);
    if (picture.error) {
      if (picture.status === 401) {
        signIn();
      }
      this.#kept.set(key, picture);
      if (picture.status === 0 || picture.status >= 500) {
        setTimeout(() => this.#forget(key), RETRY_MS);
      }
    } else {
      this.#makeRoom(picture.pixels.length);
      this.#kept.set(key, picture);
      this.bytes += picture.pixels.length;
    }
    this.#onChange(key);
    this.#next();
  }

  /** A worker has come to grief: what it had in hand has failed. */
  #lost(worker) {
    for (const [key, owner] of this.#underWay) {
      if (owner === worker) {
        this.#arrived(worker, { key, error: "The picture could not be decoded.", status: 0 });
      }
    }
  }

  #forget(key) {
    if (this.#kept.get(key)?.error) {
      this.#kept.delete(key);
      this.#next();
    }
  }

  #makeRoom(bytes) {
    if (this.bytes + bytes <= this.#budget) {
      return;
    }
    const place = new Map(this.#wanted.map(({ key }, index) => [key, index]));
    const leastWanted = [...this.#kept]
      .filter(([, picture]) => picture.pixels)
      .map(([key]) => [key, place.get(key) ?? Infinity])
      .sort(([, one], [, other]) => other - one);
    for (const [key] of leastWanted) {
      if (this.bytes + bytes <= this.#budget) {
        return;
      }
      this.bytes -= this.#kept.get(key).pixels.length;
      this.#kept.delete(key);
    }
  }
}
