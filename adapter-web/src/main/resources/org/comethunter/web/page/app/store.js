// What the page knows. Parts read `state`, change it with `set`, and are told of changes once per
// turn of the event loop, with everything that changed meanwhile.

export class Store {
  #listeners = [];
  #changed = new Set();

  constructor(state) {
    this.state = state;
  }

  set(changes) {
    for (const [key, value] of Object.entries(changes)) {
      if (!Object.is(this.state[key], value)) {
        this.state[key] = value;
        this.#note(key);
      }
    }
  }

  /** Calls the listener whenever one of these has changed. */
  on(keys, listener) {
    this.#listeners.push({ keys, listener });
  }

  #note(key) {
    if (this.#changed.size === 0) {
      queueMicrotask(() => this.#tell());
    }
    this.#changed.add(key);
  }

  #tell() {
    const changed = this.#changed;
    this.#changed = new Set();
    for (const { keys, listener } of this.#listeners) {
      if (keys.some((key) => changed.has(key))) {
        listener(this.state, changed);
      }
    }
  }
}
