// The timeline: frames to scale, so that gaps are gaps, with thumbnails, marks, what is decoded, and
// where playback is. It is a slider for the keyboard and for screen readers.

import { html, nothing, render } from "/lib/lit-html/lit-html.js";
import { repeat } from "/lib/lit-html/directives/repeat.js";
import { COLOURS } from "./overlays.js";
import { gaps } from "./frames.js";
import * as time from "./time.js";

const THUMB = 52; // CSS pixels, with its margin
const MARGIN = 10;
const TICKS = [5, 10, 30].map((n) => n * time.MINUTE)
  .concat([1, 2, 3, 6, 12].map((n) => n * time.HOUR))
  .concat([1, 2, 5, 10, 30].map((n) => n * time.DAY));

export class Timeline {
  #element;
  #canvas;
  #thumbs;
  #cursor;
  #store;
  #isReady;
  #go;
  #drawn = false;

  /** `go(index)` shows a frame. */
  constructor(element, store, isReady, go) {
    this.#element = element;
    this.#canvas = element.querySelector("canvas");
    this.#thumbs = element.querySelector(".thumbs");
    this.#cursor = element.querySelector(".cursor");
    this.#store = store;
    this.#isReady = isReady;
    this.#go = go;
    store.on(["frames", "pictures", "observations", "overlays"], () => this.#ask());
    store.on(["index", "frames"], () => this.#point());
    store.on(["frames"], () => this.#renderThumbs());
    new ResizeObserver(() => {
      this.#renderThumbs();
      this.#ask();
    }).observe(element);
    element.addEventListener("pointerdown", (event) => {
      element.setPointerCapture(event.pointerId);
      this.#seek(event);
    });
    element.addEventListener("pointermove", (event) => {
      if (element.hasPointerCapture(event.pointerId)) {
        this.#seek(event);
      }
    });
  }

  #ask() {
    if (!this.#drawn) {
      this.#drawn = true;
      requestAnimationFrame(() => {
        this.#drawn = false;
        this.#draw();
      });
    }
  }

  /** From a time to CSS pixels. */
  #scale() {
    const { frames } = this.#store.state;
    const width = this.#element.clientWidth - 2 * MARGIN;
    const start = frames[0]?.time ?? 0;
    const length = Math.max(1, (frames.at(-1)?.time ?? 1) - start);
    return {
      toX: (at) => MARGIN + ((at - start) / length) * width,
      toTime: (x) => start + ((x - MARGIN) / width) * length,
      start,
      end: start + length,
      width,
    };
  }

  #seek(event) {
    const { frames } = this.#store.state;
    if (frames.length === 0) {
      return;
    }
    const { left } = this.#element.getBoundingClientRect();
    const wanted = this.#scale().toTime(event.clientX - left);
    const distance = (index) => Math.abs(frames[index].time - wanted);
    const after = frames.findIndex(({ time: at }) => at >= wanted);
    const candidates = after < 0 ? [frames.length - 1] : [Math.max(0, after - 1), after];
    this.#go(candidates.reduce((one, other) => (distance(other) < distance(one) ? other : one)));
  }

  #renderThumbs() {
    const { frames } = this.#store.state;
    const { toX } = this.#scale();
    let free = -Infinity;
    const chosen = frames.filter((frame) => {
      const fits = toX(frame.time) - THUMB / 2 >= free;
      free = fits ? toX(frame.time) + THUMB / 2 : free;
      return fits;
    });
    render(
      repeat(chosen, ({ id }) => id, (frame) => html`<img
        src=${thumbnail(frame)} alt="" width="48" height="48" draggable="false" fetchpriority="low"
        @load=${shown} @error=${again}>`),
      this.#thumbs,
    );
    // not in the template: the page's policy forbids style attributes
    chosen.forEach((frame, i) => {
      this.#thumbs.children[i].style.left = `${toX(frame.time) - THUMB / 2 + 2}px`;
    });
  }

  #draw() {
    const { frames, observations, overlays } = this.#store.state;
    const dense = window.devicePixelRatio || 1;
    const { clientWidth: width, clientHeight: height } = this.#canvas;
    this.#canvas.width = Math.round(width * dense);
    this.#canvas.height = Math.round(height * dense);
    const context = this.#canvas.getContext("2d");
    context.scale(dense, dense);
    this.#point();
    if (frames.length === 0) {
      return;
    }
    const scale = this.#scale();
    drawGaps(context, frames, scale);
    frames.forEach((frame, i) => {
      context.fillStyle = this.#isReady(i) ? "#8fa3c4" : "#39414f";
      context.fillRect(scale.toX(frame.time) - 0.5, 0, 1, 9);
    });
    drawDates(context, scale);
    if (overlays.includes("marks")) {
      drawMarks(context, observations, scale);
    }
  }

  /** Where playback is: moved by itself, so that nothing else has to be drawn for it. */
  #point() {
    const { frames, index } = this.#store.state;
    this.#cursor.hidden = frames.length === 0;
    if (frames.length > 0) {
      this.#cursor.style.transform = `translateX(${this.#scale().toX(frames[index].time)}px)`;
    }
    const set = (name, value) => this.#element.setAttribute(name, value);
    set("aria-valuemin", frames.length === 0 ? 0 : 1);
    set("aria-valuemax", frames.length);
    set("aria-valuenow", frames.length === 0 ? 0 : index + 1);
    set("aria-valuetext", frames.length === 0
      ? "no frames"
      : `${time.full(frames[index].time)} UTC, frame ${index + 1} of ${frames.length}`);
  }
}

function drawGaps(context, frames, { toX }) {
  context.font = "10px system-ui, sans-serif";
  for (const { start, end } of gaps(frames)) {
    const [from, to] = [toX(start) + 2, toX(end) - 2];
    context.fillStyle = "rgba(255, 190, 120, 0.12)";
    context.fillRect(from, 0, to - from, 9);
    context.strokeStyle = "rgba(255, 190, 120, 0.5)";
    context.setLineDash([2, 3]);
    context.strokeRect(from + 0.5, 0.5, Math.max(0, to - from - 1), 8);
    context.setLineDash([]);
    const text = `no frames for ${time.duration(end - start)}`;
    if (context.measureText(text).width < to - from - 8) {
      context.fillStyle = "#d8b48a";
      context.fillText(text, from + 4, 8);
    }
  }
}

function drawDates(context, { toX, start, end, width }) {
  const step = TICKS.find((one) => ((end - start) / one) * 64 < width) ?? TICKS.at(-1);
  context.font = "10px system-ui, sans-serif";
  let free = -Infinity;
  for (let at = Math.ceil(start / step) * step; at <= end; at += step) {
    const x = toX(at);
    const text = at % time.DAY === 0 ? time.shortDate(at) : time.clock(at);
    context.fillStyle = "#5b6576";
    context.fillRect(x, 10, 1, 5);
    if (x > free && x + 30 < width + MARGIN * 2) {
      context.fillStyle = at % time.DAY === 0 ? "#d5dae3" : "#98a1b0";
      context.fillText(text, x + 3, 29);
      free = x + context.measureText(text).width + 10;
    }
  }
}

function drawMarks(context, observations, { toX }) {
  observations.forEach(({ marks }, number) => {
    context.fillStyle = COLOURS[number % COLOURS.length];
    marks.forEach(({ time: at }) => context.fillRect(toX(at) - 1.5, 10, 3, 4));
  });
}

const THUMB_ATTEMPTS = 4;
const THUMB_PAUSE_MS = 3000;

function shown({ target }) {
  target.hidden = false;
}

/** A thumbnail that could not be had now, for the server has much to do, is asked for again. */
function again({ target }) {
  target.hidden = true;
  const attempt = Number(target.dataset.attempt ?? 1);
  if (attempt < THUMB_ATTEMPTS) {
    target.dataset.attempt = attempt + 1;
    const { src } = target;
    setTimeout(() => target.src === src && (target.src = src), THUMB_PAUSE_MS * attempt * (0.5 + Math.random()));
  }
}

function thumbnail({ image, id }) {
  const version = new URL(image, location.href).search;
  return `/frames/${id}/thumbnail${version}`;
}

/** Play, step, speed and order, with the date of the frame that is shown. */
export function transport({ state, actions }, tools) {
  const { playing, fps, order, frames, index, newFrames, blink } = state;
  const frame = frames[index];
  const none = frames.length === 0;
  return html`
    <div class="group" role="group" aria-label="Playback">
      <button title="First frame (Home)" aria-label="First frame" ?disabled=${none}
        @click=${() => actions.first()}>|◀</button>
      <button title="One frame back (←)" aria-label="Previous frame" ?disabled=${none}
        @click=${() => actions.step(-1)}>‹</button>
      <button id="play" class="primary" title="Play or pause (space)" ?disabled=${frames.length < 2}
        aria-label=${playing ? "Pause" : "Play"} @click=${() => actions.toggle()}>
        ${playing ? "❙❙" : "▶"}</button>
      <button title="One frame on (→)" aria-label="Next frame" ?disabled=${none}
        @click=${() => actions.step(1)}>›</button>
      <button title="Last frame (End)" aria-label="Last frame" ?disabled=${none}
        @click=${() => actions.last()}>▶|</button>
    </div>
    <div class="group">
      <button title="Loop or bounce (L)" aria-label="Order of playing: ${order}"
        @click=${actions.order}>
        ${order === "loop" ? "↻ loop" : "⇄ bounce"}</button>
      <button title="Blink the last two frames (B)" aria-pressed=${blink !== null}
        ?disabled=${frames.length < 2} @click=${() => actions.blink("last")}>blink</button>
      <label class="speed">speed
        <input type="range" min="1" max="60" .value=${String(fps)} aria-label="Frames per second"
          @input=${(event) => actions.set({ fps: Number(event.target.value) })}>
        <output>${fps} fps</output></label>
    </div>
    ${tools}
    <div class="moment" aria-live=${playing ? "off" : "polite"}>
      ${frame
        ? html`<time datetime=${frame.observedAt}>${time.full(frame.time)} UTC</time>
            <span class="faint">${index + 1} / ${frames.length}</span>`
        : nothing}
      ${newFrames > 0
        ? html`<button class="new" @click=${() => actions.last()}>
            ${newFrames === 1 ? "1 new frame" : `${newFrames} new frames`}</button>`
        : nothing}
    </div>`;
}
