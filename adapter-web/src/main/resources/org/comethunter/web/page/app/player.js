// Playback: which frame is shown when. A frame that is due but not yet decoded is waited for; when the
// screen cannot keep up, frames are skipped and counted, so that the speed stays true.

const SPEEDS = [1, 2, 3, 5, 8, 10, 15, 20, 25, 30, 40, 50, 60];

export class Player {
  #store;
  #isReady;
  #hasFailed;
  #direction = 1;
  #due = 0;
  #next = 0;
  shown = 0;
  dropped = 0;
  waits = 0;

  /**
   * `isReady(index)` says whether the picture of a frame can be shown at once, `hasFailed(index)`
   * whether it cannot be shown at all: such a frame is passed over.
   */
  constructor(store, isReady, hasFailed) {
    this.#store = store;
    this.#isReady = isReady;
    this.#hasFailed = hasFailed;
  }

  toggle() {
    const { playing, frames } = this.#store.state;
    if (playing) {
      this.#store.set({ playing: false });
    } else if (frames.length > 1) {
      Object.assign(this, { shown: 0, dropped: 0, waits: 0 });
      this.#store.set({ playing: true });
      cancelAnimationFrame(this.#next);
      this.#next = requestAnimationFrame((time) => this.#begin(time));
    }
  }

  pause() {
    this.#store.set({ playing: false });
  }

  /** Shows the frame that many after this one, or the last, and stops playing. */
  step(by) {
    const { index } = this.#store.state;
    this.go(index + by);
  }

  go(index) {
    const { frames } = this.#store.state;
    this.pause();
    this.#store.set({ index: Math.min(frames.length - 1, Math.max(0, index)) });
  }

  faster(steps) {
    const { fps } = this.#store.state;
    const nearest = SPEEDS.findLastIndex((speed) => speed <= fps);
    this.#store.set({ fps: SPEEDS[Math.min(SPEEDS.length - 1, Math.max(0, nearest + steps))] });
  }

  #begin(time) {
    this.#due = time;
    this.#tick(time);
  }

  #tick(time) {
    const { playing, fps, frames } = this.#store.state;
    if (!playing) {
      return;
    }
    if (frames.length < 2) {
      this.pause();
      return;
    }
    const interval = 1000 / fps;
    // the screen's own rhythm makes a tick some milliseconds early or late
    const steps = Math.floor((time - this.#due) / interval + 0.1);
    if (steps > 0) {
      this.#advance(steps);
      this.#due += steps * interval;
      if (time - this.#due > 1000) {
        this.#due = time; // the page was hidden
      }
    }
    this.#next = requestAnimationFrame((next) => this.#tick(next));
  }

  #advance(steps) {
    let index = this.#store.state.index;
    for (let i = 0; i < steps; i++) {
      index = this.next(index);
    }
    for (let i = 0; i < this.#store.state.frames.length && this.#hasFailed(index); i++) {
      index = this.next(index);
    }
    if (!this.#isReady(index)) {
      this.waits++;
      return;
    }
    this.shown++;
    this.dropped += steps - 1;
    this.#store.set({ index });
  }

  /** The frame after that one in the order of playing. */
  next(index) {
    const { frames, order } = this.#store.state;
    if (order === "loop") {
      this.#direction = 1;
      return (index + 1) % frames.length;
    }
    if (index + this.#direction < 0 || index + this.#direction >= frames.length) {
      this.#direction = -this.#direction;
    }
    return index + this.#direction;
  }
}
