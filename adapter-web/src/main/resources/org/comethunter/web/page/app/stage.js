// The stage: draws what the state says onto the two canvases (pixels below, overlays above) and turns
// what the pointer does there into changes of the state.

import { createRenderer } from "./renderer.js";
import { drawOverlays, overlaid } from "./overlays.js";
import { FIT, fromPane, pan, resolve, zoomAbout } from "./viewport.js";

/** A press that moves less is a click; CSS pixels. */
const STILL = 4;

/** What a look depends on; playback changes `index` alone. */
const SEEN = [
  "index", "frames", "filter", "compare", "compareFilter", "wipe", "view", "gain", "offset", "invert",
  "subtract", "loupe", "pointer", "overlays", "observations", "activeId", "candidates", "candidateId",
  "ruler", "geometries", "blocks", "tool", "pictures", "size",
];

const NO_PICTURE = { width: 1024, height: 1024 };
const LOUPE = { size: 176, factor: 4 };

export class Stage {
  #element;
  #canvas;
  #overlay;
  #renderer;
  #store;
  #pictures;
  #actions;
  #pointers = new Map();
  #press = null;
  #overlaid = [];
  #held = new Map(); // by place: what was seen there last
  #dirty = true;

  /**
   * Works in an element that holds two canvases. `pictures` has `get(index, filter)` and
   * `failed(index, filter)`; `actions` has
   * `mark(place, exact)` and `measure(from, to)`, both of picture positions.
   */
  constructor(element, store, pictures, actions, options) {
    this.#element = element;
    [this.#canvas, this.#overlay] = element.querySelectorAll("canvas");
    this.#renderer = createRenderer(this.#canvas, options);
    this.#store = store;
    this.#pictures = pictures;
    this.#actions = actions;
    store.on(SEEN, () => this.redraw());
    store.on(["view", "compare", "index", "frames"], () => this.#pointAgain());
    new ResizeObserver(() => this.redraw()).observe(element);
    this.#canvas.addEventListener("redraw", () => this.redraw());
    this.#listen();
    this.#loop();
  }

  get kind() {
    return this.#renderer.kind;
  }

  redraw() {
    this.#dirty = true;
  }

  #loop() {
    if (this.#dirty) {
      this.#dirty = false;
      this.#draw();
    }
    requestAnimationFrame(() => this.#loop());
  }

  /**
   * Where the canvases are in the window, in CSS pixels: browsers paint them at whole pixels of the
   * screen, and only a canvas with just those pixels is not blurred.
   */
  #extent() {
    const dense = window.devicePixelRatio || 1;
    const snap = (length) => Math.round(length * dense) / dense;
    const { left, top, right, bottom } = this.#element.getBoundingClientRect();
    return {
      left: snap(left),
      top: snap(top),
      width: snap(right) - snap(left),
      height: snap(bottom) - snap(top),
    };
  }

  /** The panes of the state in CSS pixels: {x, y, width, height, filter}. */
  panes() {
    const { width, height } = this.#extent();
    const { compare, filter, compareFilter } = this.#store.state;
    if (compare === "side") {
      const half = Math.floor(width / 2);
      return [
        { x: 0, y: 0, width: half - 1, height, filter },
        { x: half + 1, y: 0, width: width - half - 1, height, filter: compareFilter },
      ];
    }
    return [{ x: 0, y: 0, width, height, filter }];
  }

  /** The view of the state with its numbers. */
  view() {
    const [pane] = this.panes();
    return resolve(this.#store.state.view, pane, this.#picture());
  }

  zoom(factor, place) {
    const [pane] = this.panes();
    const middle = { x: pane.x + pane.width / 2, y: pane.y + pane.height / 2 };
    this.#store.set({ view: zoomAbout(this.view(), pane, place ?? middle, factor) });
  }

  /** One picture pixel per CSS pixel, about the middle or the pointer. */
  actualSize() {
    this.zoom(1 / this.view().zoom, this.#pointerPlace());
  }

  fit() {
    this.#store.set({ view: FIT });
  }

  pan(dx, dy) {
    this.#store.set({ view: pan(this.view(), this.#picture(), dx, dy) });
  }

  /** The picture position in the middle. */
  middle() {
    const { x, y } = this.view();
    return { x, y };
  }

  #picture() {
    const { frames, index } = this.#store.state;
    return frames[index] ?? NO_PICTURE;
  }

  #draw() {
    const { state } = this.#store;
    const dense = window.devicePixelRatio || 1;
    const { width, height } = this.#extent();
    if (width === 0 || height === 0) {
      return;
    }
    for (const canvas of [this.#canvas, this.#overlay]) {
      if (canvas.width !== Math.round(width * dense) || canvas.height !== Math.round(height * dense)) {
        canvas.width = Math.round(width * dense);
        canvas.height = Math.round(height * dense);
      }
    }
    const view = this.view();
    const panes = this.panes();
    const drawn = panes.flatMap((pane) => this.#layers(pane, view, dense));
    if (state.loupe && state.pointer) {
      drawn.push(...this.#loupe(dense));
    }
    this.#renderer.draw(drawn);
    this.#drawOver(panes, view, dense);
    const complete = panes.every(({ filter }) => this.#pictures.get(state.index, filter));
    this.#element.dataset.drawn = complete ? `${state.frames[state.index].id} ${state.filter}` : "";
  }

  /** Draws the overlays, unless they are those that are there: drawing them takes longer than a frame. */
  #drawOver(panes, view, dense) {
    const { state } = this.#store;
    const { width, height } = this.#overlay;
    const seen = JSON.stringify([panes, view, width, height, state.compare, state.wipe]);
    const what = [seen, ...overlaid(state)];
    if (what.length === this.#overlaid.length && what.every((one, i) => one === this.#overlaid[i])) {
      return;
    }
    this.#overlaid = what;
    const context = this.#overlay.getContext("2d");
    context.setTransform(dense, 0, 0, dense, 0, 0);
    context.clearRect(0, 0, width, height);
    for (const pane of panes) {
      drawOverlays(context, pane, view, state);
    }
    if (state.compare === "wipe") {
      context.fillStyle = "rgba(255, 255, 255, 0.6)";
      context.fillRect(Math.round((width / dense) * state.wipe), 0, 1, height);
    }
  }

  /** What is drawn into a pane: the picture and, for a wipe, the other one over a part of it. */
  #layers(pane, view, dense) {
    const { state } = this.#store;
    if (!state.frames[state.index]) {
      return [];
    }
    const layers = [];
    const rect = scaled(pane, dense);
    const add = (filter, clip) => {
      const picture = this.#pictureOr(filter, clip.x);
      if (picture) {
        layers.push({ ...this.#shown(picture, filter), rect, clip, centre: view, scale: view.zoom * dense });
      }
    };
    add(pane.filter, rect);
    if (state.compare === "wipe") {
      const left = Math.round(rect.width * state.wipe);
      add(state.compareFilter, { ...rect, x: rect.x + left, width: rect.width - left });
    }
    return layers;
  }

  /**
   * The picture of the frame that is shown. When only the filter has changed, what was seen in that
   * place stays until the new picture is there.
   */
  #pictureOr(filter, place) {
    const { frames, index } = this.#store.state;
    const frame = frames[index]?.id;
    const picture = this.#pictures.get(index, filter);
    if (picture) {
      this.#held.set(place, { frame, picture });
      return picture;
    }
    const held = this.#held.get(place);
    return held?.frame === frame && !this.#pictures.failed(index, filter) ? held.picture : null;
  }

  #shown(picture, filter) {
    const { subtract, index, gain, offset, invert } = this.#store.state;
    const before = subtract && index > 0 ? this.#pictures.get(index - 1, filter) : null;
    const fits = before && before.width === picture.width && before.height === picture.height;
    return { picture, minus: fits ? before : null, gain, offset, invert };
  }

  #loupe(dense) {
    const { pointer, index, filter } = this.#store.state;
    const picture = this.#pictures.get(index, filter);
    if (!picture) {
      return [];
    }
    const { width } = this.#extent();
    const corner = pointer.place.x > width - LOUPE.size - 40 && pointer.place.y < LOUPE.size + 40;
    const rect = { x: corner ? 8 : width - LOUPE.size - 8, y: 8, width: LOUPE.size, height: LOUPE.size };
    const zoom = Math.max(6, Math.min(20, this.view().zoom * LOUPE.factor));
    return [
      { ...this.#shown(picture, filter), rect: scaled(rect, dense), centre: pointer.picture, scale: zoom * dense },
    ];
  }

  #pointerPlace() {
    return this.#store.state.pointer?.place;
  }

  #listen() {
    const element = this.#element;
    element.addEventListener("wheel", (event) => {
      event.preventDefault();
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 33 : 1;
      this.zoom(2 ** (-event.deltaY * lines * 0.0025), this.#place(event));
    }, { passive: false });
    element.addEventListener("contextmenu", (event) => event.preventDefault());
    element.addEventListener("pointerdown", (event) => this.#down(event));
    element.addEventListener("pointermove", (event) => this.#move(event));
    element.addEventListener("pointerup", (event) => this.#up(event));
    element.addEventListener("pointercancel", (event) => this.#leave(event));
    element.addEventListener("pointerleave", () => this.#store.set({ pointer: null }));
  }

  #place(event) {
    const { left, top } = this.#extent();
    return { x: event.clientX - left, y: event.clientY - top };
  }

  /** The picture position at a place of the stage, in whichever pane it is. */
  #at(place) {
    const panes = this.panes();
    const pane = panes.find(({ x, width }) => place.x < x + width) ?? panes.at(-1);
    return fromPane(this.view(), pane, place);
  }

  /** The view has moved under a pointer that stood still. */
  #pointAgain() {
    const { pointer } = this.#store.state;
    if (pointer) {
      const picture = this.#at(pointer.place);
      if (picture.x !== pointer.picture.x || picture.y !== pointer.picture.y) {
        this.#store.set({ pointer: { place: pointer.place, picture } });
      }
    }
  }

  #down(event) {
    if (event.target.closest("button, input")) {
      return;
    }
    const place = this.#place(event);
    this.#element.setPointerCapture(event.pointerId);
    this.#pointers.set(event.pointerId, place);
    if (this.#pointers.size > 1) {
      this.#press.moved = true; // two fingers zoom, whatever the tool
      return;
    }
    const { tool, gain, offset } = this.#store.state;
    const light = event.button === 2 || tool === "light";
    this.#press = { start: place, last: place, light, gain, offset, moved: false, exact: event.shiftKey };
    if (tool === "ruler" && !light && event.button === 0) {
      this.#press.from = this.#at(place);
    }
  }

  #move(event) {
    const place = this.#place(event);
    this.#store.set({ pointer: { place, picture: this.#at(place) } });
    const before = this.#pointers.get(event.pointerId);
    if (!before) {
      return;
    }
    this.#pointers.set(event.pointerId, place);
    if (this.#pointers.size === 2) {
      this.#pinch(event.pointerId, before, place);
    } else {
      this.#drag(place);
    }
  }

  #drag(place) {
    const press = this.#press;
    const [dx, dy] = [place.x - press.start.x, place.y - press.start.y];
    press.moved ||= Math.hypot(dx, dy) > STILL;
    if (!press.moved) {
      return;
    }
    if (press.light) {
      this.#store.set({
        gain: Math.min(20, Math.max(0.05, press.gain * 2 ** (dx / 150))),
        offset: Math.min(1, Math.max(-1, press.offset - dy / 400)),
      });
    } else if (press.from) {
      this.#actions.measure(press.from, this.#at(place));
    } else {
      this.pan(place.x - press.last.x, place.y - press.last.y);
    }
    press.last = place;
  }

  #pinch(id, before, place) {
    const [other] = [...this.#pointers].filter(([key]) => key !== id).map(([, value]) => value);
    const apart = (one) => Math.hypot(one.x - other.x, one.y - other.y);
    const middle = { x: (place.x + other.x) / 2, y: (place.y + other.y) / 2 };
    this.#press.moved = true;
    this.pan((place.x - before.x) / 2, (place.y - before.y) / 2);
    this.zoom(apart(place) / Math.max(1, apart(before)), middle);
  }

  #up(event) {
    const press = this.#press;
    this.#leave(event);
    if (!press || press.moved || event.button !== 0) {
      return;
    }
    const { tool } = this.#store.state;
    const at = this.#at(press.start);
    if (tool === "mark") {
      this.#actions.mark(at, press.exact);
    } else if (tool === "ruler") {
      this.#actions.measure(at, null);
    }
  }

  #leave(event) {
    this.#pointers.delete(event.pointerId);
    const [left] = this.#pointers.values();
    if (!left) {
      this.#press = null;
    } else {
      this.#press.last = left; // the finger that stays goes on from where it is
    }
  }
}

const scaled = ({ x, y, width, height }, dense) => ({
  x: Math.round(x * dense),
  y: Math.round(y * dense),
  width: Math.round(width * dense),
  height: Math.round(height * dense),
});
