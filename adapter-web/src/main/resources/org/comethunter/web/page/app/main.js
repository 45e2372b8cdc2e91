// Puts the page together: the state, its parts, and what a change of one means for the others.

import { html, nothing, render } from "/lib/lit-html/lit-html.js";
import * as address from "./address.js";
import { call } from "./api.js";
import { CandidatePictures, candidatesPanel } from "./candidate-views.js";
import { Candidates, middleOf, placeIn } from "./candidates.js";
import { bar, FILTERS, lookPanel, tools, windowDialog } from "./controls.js";
import { follow } from "./events.js";
import { ExchangeDialog } from "./exchange.js";
import * as frames from "./frames.js";
import { geometryOf } from "./geometry.js";
import { helpSheet } from "./help.js";
import { listenToKeys } from "./keys.js";
import { Marks } from "./marks.js";
import { isInside, readout } from "./measure.js";
import { notices, Notices } from "./notices.js";
import { objectsPanel } from "./objects.js";
import { chip, Operate, operatePanel, running } from "./operate.js";
import { Pictures } from "./pictures.js";
import { Player } from "./player.js";
import { ReportDialog } from "./report.js";
import { Stage } from "./stage.js";
import { Store } from "./store.js";
import * as time from "./time.js";
import { Timeline, transport } from "./timeline.js";
import { FIT } from "./viewport.js";

const USUAL = {
  camera: "c3",
  range: { hours: 24 },
  filter: "",
  compare: "off",
  compareFilter: "running-difference",
  wipe: 0.5,
  fps: 10,
  order: "loop",
  gain: 1,
  offset: 0,
  invert: false,
  subtract: false,
  overlays: ["sun", "marks", "candidate"],
  view: FIT,
  origin: "upper-left",
  size: 1024,
};

const $ = (id) => document.getElementById(id);
const store = new Store({
  ...USUAL,
  frames: [],
  index: 0,
  wantedFrame: null,
  playing: false,
  blink: null,
  newFrames: 0,
  status: "loading",
  error: null,
  pictures: 0,
  geometries: new Map(),
  blocks: new Map(),
  pointer: null,
  loupe: false,
  ruler: null,
  tool: "look",
  stepOn: false,
  panel: "look",
  shownZoom: 1,
  observations: [],
  activeId: null,
  candidates: [],
  candidateId: null,
  clip: !matchMedia("(prefers-reduced-motion: reduce)").matches,
  rejecting: false,
  deciding: false,
  scheduler: null,
  jobs: [],
  summary: null,
  failures: [],
  health: null,
  connected: true,
  notices: [],
  ...address.read(location.search),
});
const { state } = store;
const set = (changes) => store.set(changes);

// the parts

const alerts = new Notices(store);
const say = alerts.say;
const marks = new Marks(store, say);
const candidates = new Candidates(store, say);
const operate = new Operate(store, say);
const clockRead = operate.readClock(); // it takes its time while the rest is built
const pictures = new Pictures(() => set({ pictures: state.pictures + 1 }));
const keyOf = (frame, filter) => frames.pictureUrl(frame, filter);
const pictureOf = (index, filter) =>
  state.frames[index] ? pictures.get(keyOf(state.frames[index], filter)) : null;
const filtersShown = () =>
  state.compare === "off" ? [state.filter] : [state.filter, state.compareFilter];
const isReady = (index) => filtersShown().every((filter) => pictureOf(index, filter));
const failureOf = (index, filter) =>
  state.frames[index] ? pictures.failure(keyOf(state.frames[index], filter)) : null;
const hasFailed = (index) => filtersShown().some((filter) => failureOf(index, filter));
const player = new Player(store, isReady, hasFailed);
const stage = new Stage(
  $("stage"),
  store,
  { get: pictureOf, failed: failureOf },
  { mark: (at, exact) => markAt(at, exact), measure },
  { webgl: new URLSearchParams(location.search).get("renderer") !== "2d" },
);
new CandidatePictures($("panel"), store, (index) => pictureOf(index, state.filter));
new Timeline($("timeline"), store, isReady, (index) => actions.go(index));
const dialog = $("dialog");
const showInDialog = (template) => render(template, dialog);
const report = new ReportDialog(dialog, store, say, showInDialog);
const exchange = new ExchangeDialog(dialog, store, () => loadFound(marks), showInDialog);

// which frames

let loading = new AbortController();

/** Reads the list of frames anew; what was looked at stays if it is still among them. */
async function load() {
  loading.abort();
  loading = new AbortController();
  const { signal } = loading;
  const shown = state.frames[state.index];
  set({ status: "loading", error: null, newFrames: 0, blink: null });
  try {
    const { camera, range } = state;
    const found = await frames.load(camera, frames.windowOf(range), signal);
    const wanted = state.wantedFrame ?? shown?.id;
    const index = found.frames.findIndex(({ id }) => id === wanted);
    if (found.cut) {
      say(`Only the first ${frames.MOST} frames of this window are shown: choose a shorter one.`, "error");
    }
    set({
      frames: found.frames,
      index: index >= 0 ? index : Math.max(0, found.frames.length - 1),
      wantedFrame: null,
      status: found.frames.length === 0 ? "empty" : "ready",
      playing: state.playing && found.frames.length > 1,
    });
    await Promise.all([marks, candidates].map((found) => loadFound(found, signal)));
  } catch (error) {
    if (error.name === "AbortError") {
      return;
    }
    if (state.frames.length > 0) {
      // what is being looked at stays
      set({ status: "ready" });
      say(`The list of frames could not be read: ${error.message}`, "error");
    } else {
      set({ status: "error", error: error.message });
    }
  }
}

/** Reads anew what was found in the frames, by people or by the search. */
async function loadFound(found, signal) {
  try {
    await found.load(state.camera, frames.windowOf(state.range), signal);
  } catch (error) {
    if (error.name !== "AbortError") {
      say(error.message, "error");
    }
  }
}

/** A frame has arrived: it takes its place, and what is looked at stays where it is. */
function arrived(frame) {
  const { start, end } = frames.windowOf(state.range);
  const timed = frames.withTime(frame);
  // the window moves on while the page is open; what has been seen leaves it a while later
  const early = Number.isFinite(end) ? start : start - (state.range.hours * time.HOUR) / 4;
  if (frame.instrument !== state.camera || timed.time < early || timed.time >= end) {
    return;
  }
  const shown = state.frames[state.index];
  const known = state.frames.some(({ id }) => id === frame.id);
  const kept = state.frames.filter((one) => one.time >= early || one.id === shown?.id);
  const merged = frames.merge(kept, timed);
  const index = shown ? merged.findIndex(({ id }) => id === shown.id) : merged.length - 1;
  set({
    frames: merged,
    index,
    status: "ready",
    newFrames: state.newFrames + (known || !shown ? 0 : 1),
  });
}

/** So many frames are what one looks at next, whatever else is wanted. */
const NEXT = 8;

/**
 * Says in which order pictures will be needed: this frame and the next ones, those of the chosen
 * candidate, those ahead, those behind.
 */
function wantPictures() {
  const { frames: all, index } = state;
  const order = all.map((_, i) => (index + i) % all.length);
  if (index > 0) {
    order.splice(2, 0, order.pop()); // the one before is for blinking and for differences
  }
  const chosen = state.panel === "candidates" ? candidates.chosen() : null;
  const ids = new Set(chosen?.positions.map(({ frame }) => frame));
  const isIts = (i) => ids.has(all[i].id);
  const later = order.splice(NEXT);
  order.push(...later.filter(isIts), ...later.filter((i) => !isIts(i)));
  const filters = filtersShown();
  pictures.want(order.flatMap((i) => filters.map((filter) => ({
    key: keyOf(all[i], filter),
    url: keyOf(all[i], filter),
    size: all[i].width * all[i].height,
  }))));
}

const asked = new Set();

/** What is only worth asking of the frame that is looked at. */
async function askAboutFrame() {
  const frame = state.frames[state.index];
  if (!frame || state.playing) {
    return;
  }
  for (const [path, key, show] of [
    ["geometry", "geometries", (answer) => answer],
    ["missing-blocks", "blocks", ({ blocks }) => blocks],
  ]) {
    const name = `${frame.id}/${path}`;
    if (asked.has(name) || (key === "blocks" && !state.overlays.includes("blocks"))) {
      continue;
    }
    asked.add(name);
    try {
      const answer = await call(`/frames/${name}${new URL(frame.raw, location.href).search}`);
      set({ [key]: new Map(state[key]).set(frame.id, show(answer)) });
    } catch (error) {
      asked.delete(name);
      say(error.message, "error");
    }
  }
}

// what can be done

function markAt(at, exact) {
  const frame = state.frames[state.index];
  if (!frame || !isInside(frame, at)) {
    say("That is outside the picture.", "hint");
    return;
  }
  player.pause();
  set({ panel: "objects", blink: null });
  marks.mark(frame, at, exact).then((done) => {
    if (done && state.stepOn && state.frames[state.index]?.id === frame.id) {
      player.step(1);
    }
  });
}

function measure(from, to) {
  const frame = state.frames[state.index];
  const geometry = frame && geometryOf(state, frame);
  if (!geometry) {
    say("Where the Sun is in this frame is not known yet; try again in a moment.", "hint");
    return;
  }
  const end = (picture) => ({ picture, frame, geometry });
  const begun = state.ruler && !state.ruler.to;
  if (to) {
    set({ ruler: { from: end(from), to: end(to) } });
  } else {
    set({ ruler: begun ? { from: state.ruler.from, to: end(from) } : { from: end(from), to: null } });
  }
  set({ panel: "look" });
}

let blinking = 0;

function blink(which) {
  clearInterval(blinking);
  if (state.blink || state.frames.length < 2) {
    set({ blink: null });
    return;
  }
  const last = which === "last" ? state.frames.length - 1 : Math.max(1, state.index);
  const pair = [state.frames[last - 1].id, state.frames[last].id];
  player.go(last);
  set({ blink: pair });
  let turn = 0;
  blinking = setInterval(() => {
    const index = state.frames.findIndex(({ id }) => id === pair[turn]);
    turn = 1 - turn;
    if (state.blink !== pair || state.playing || index < 0) {
      clearInterval(blinking);
      set({ blink: null });
    } else if (isReady(index)) {
      set({ index });
    }
  }, 330);
}

/** Decides about the chosen candidate, once. */
async function decide(act) {
  const chosen = candidates.chosen();
  if (!chosen || state.deciding) {
    return;
  }
  set({ deciding: true });
  try {
    await act(chosen);
  } catch (error) {
    say(error.message, "error");
  } finally {
    set({ deciding: false });
  }
}

async function accept(candidate) {
  const object = await candidates.accept(candidate);
  if (object) {
    await marks.changed(object, false);
    marks.activate(object);
    const name = marks.active()?.name ?? "The candidate";
    say(`${name} is among the objects now, with its marks: the report (P) can be written.`, "done");
  }
}

/** Ends blinking before something else moves through the frames. */
const unblinked = (act) => (...given) => {
  set({ blink: null });
  return act(...given);
};

const actions = {
  set,
  toggle: unblinked(() => player.toggle()),
  step: unblinked((by) => player.step(by)),
  first: unblinked(() => player.go(0)),
  last: unblinked(() => player.go(state.frames.length - 1)),
  go: unblinked((index) => player.go(index)),
  faster: (steps) => player.faster(steps),
  order: () => set({ order: state.order === "loop" ? "bounce" : "loop" }),
  blink,
  zoom: (factor) => stage.zoom(factor, state.pointer?.place),
  fit: () => stage.fit(),
  actualSize: () => stage.actualSize(),
  pan: (dx, dy) => stage.pan(dx, dy),
  filter: (by) => {
    const at = FILTERS.findIndex(([code]) => code === state.filter);
    set({ filter: FILTERS[(at + by + FILTERS.length) % FILTERS.length][0] });
  },
  invert: () => set({ invert: !state.invert }),
  subtract: () => set({ subtract: !state.subtract }),
  loupe: () => set({ loupe: !state.loupe }),
  compare: () => set({ compare: { off: "side", side: "wipe", wipe: "off" }[state.compare] }),
  resetLight: () => set({ gain: 1, offset: 0 }),
  overlay: (name) => {
    const { overlays } = state;
    set({ overlays: overlays.includes(name) ? overlays.filter((one) => one !== name) : [...overlays, name] });
  },
  overlays: () => set({ overlays: state.overlays.length > 0 ? [] : USUAL.overlays }),
  tool: (tool) => set({ tool }),
  markMiddle: () => {
    if (state.tool === "mark") {
      markAt(stage.middle(), false);
    }
  },
  newObject: () => {
    set({ tool: "mark", panel: "objects" });
    marks.begin(state.camera);
  },
  activate: (id) => marks.activate(id),
  isOnCandidates: () => state.panel === "candidates",
  isRejecting: () => state.panel === "candidates" && state.rejecting,
  chooseCandidate: (id) => {
    candidates.choose(id);
    const chosen = candidates.chosen();
    if (!chosen) {
      return;
    }
    if (!state.overlays.includes("candidate")) {
      actions.overlay("candidate");
    }
    const { frame, time: at } = middleOf(chosen, state.frames);
    actions.showFrame(frame, at);
    const place = placeIn(state.frames[state.index], chosen);
    if (place && state.view.zoom !== null) {
      set({ view: { ...place, zoom: state.view.zoom } });
    }
  },
  nextCandidate: (by) => {
    const next = candidates.neighbour(by);
    if (next) {
      if (document.activeElement.closest("[role=tab]")) {
        $("stage").focus({ preventScroll: true }); // one wants to step through its frames next
      }
      actions.chooseCandidate(next.id);
    }
  },
  acceptCandidate: () => decide(accept),
  rejectCandidate: () => set({ rejecting: candidates.chosen() !== null }),
  rejectCandidateAs: (reason) => decide((chosen) => candidates.reject(chosen, reason)),
  unmark: () => {
    const frame = state.frames[state.index];
    if (frame) {
      marks.unmark(frame);
    }
  },
  undo: () => marks.undo(),
  report: () => report.open(),
  exchange: () => exchange.open(),
  operate: () => set({ panel: state.panel === "operate" ? "look" : "operate" }),
  help: () => {
    showInDialog(helpSheet());
    dialog.showModal();
  },
  choose: (changes) => {
    const other = changes.camera && changes.camera !== state.camera;
    // frames, objects and candidates of one camera are never shown as those of the other
    const none = { frames: [], index: 0, observations: [], activeId: null, candidates: [], candidateId: null };
    set({ ...changes, ruler: null, ...(other && { ...none, rejecting: false }) });
    load();
  },
  openWindow: () => {
    showInDialog(windowDialog({ state, actions }));
    dialog.showModal();
  },
  chooseWindow: (event) => {
    const form = new FormData(event.target);
    const [start, end] = [time.fromField(form.get("start")), time.fromField(form.get("end"))];
    if (!(start < end)) {
      event.preventDefault();
      event.target.querySelector("[role=alert]").textContent = "The window must end after it begins.";
      return;
    }
    actions.choose({ range: { start, end } });
  },
  showFrame: (id, at) => {
    const index = state.frames.findIndex((frame) => frame.id === id);
    if (index >= 0) {
      actions.go(index);
    } else {
      set({ wantedFrame: id });
      actions.choose({ range: { start: at - 6 * time.HOUR, end: at + 6 * time.HOUR } });
    }
  },
  fetchMissing: async () => {
    try {
      await operate.sync(state.camera, frames.windowOf(state.range));
    } catch (error) {
      say(error.message, "error");
    }
  },
  showNewest: async () => {
    try {
      const newest = await frames.newest(state.camera);
      if (newest === null) {
        say(`There are no frames of ${state.camera.toUpperCase()} at all yet.`, "hint");
      } else {
        actions.choose({ range: { start: newest - 12 * time.HOUR, end: newest + time.MINUTE } });
      }
    } catch (error) {
      say(error.message, "error");
    }
  },
};

// what is seen of it

const PANELS = [
  ["look", "Look"],
  ["candidates", "Candidates"],
  ["objects", "Objects"],
  ["operate", "Operate"],
];

function tabs() {
  const chooseBy = (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by) {
      const at = PANELS.findIndex(([name]) => name === state.panel);
      set({ panel: PANELS[(at + by + PANELS.length) % PANELS.length][0] });
      queueMicrotask(() => $("tabs").querySelector("[aria-selected=true]").focus());
    }
  };
  const counts = { candidates: state.candidates.length, objects: state.observations.length };
  return PANELS.map(([name, label]) => html`<button role="tab" id="tab-${name}" aria-controls="panel"
    aria-selected=${state.panel === name} tabindex=${state.panel === name ? 0 : -1}
    @keydown=${chooseBy} @click=${() => set({ panel: name })}>${label}${counts[name] > 0
      ? html` <span class="faint">${counts[name]}</span>` : nothing}</button>`);
}

function panel() {
  return {
    look: () => html`${readout({ state, actions, grey: grey() })}${lookPanel({ state, actions })}`,
    candidates: () => candidatesPanel({ state, actions }),
    objects: () => objectsPanel({ state, actions, marks }),
    operate: () => operatePanel({ state, operate }),
  }[state.panel]();
}

function grey() {
  const frame = state.frames[state.index];
  const picture = frame && pictureOf(state.index, state.filter);
  if (!picture || !state.pointer || !isInside(frame, state.pointer.picture)) {
    return null;
  }
  const { x, y } = state.pointer.picture;
  return picture.pixels[Math.round(y) * picture.width + Math.round(x)];
}

function caption() {
  const frame = state.frames[state.index];
  if (!frame) {
    return nothing;
  }
  const names = new Map(FILTERS);
  const label = (filter) => names.get(filter) ?? filter;
  return html`<b>${frame.instrument.toUpperCase()}</b> ${time.full(frame.time)} UTC · ${label(state.filter)}
    ${state.subtract && state.index > 0 ? " minus the frame before" : nothing}
    ${state.compare === "off" ? nothing : html` | ${label(state.compareFilter)}`}
    ${state.invert ? " · inverted" : nothing}`;
}

/** What lies over the picture: why there is none, and the handle of the wipe. */
function over() {
  const { status, error, camera, index, frames: all, compare, wipe } = state;
  if (status === "loading" && all.length === 0) {
    return message("Looking for frames …");
  }
  if (status === "error") {
    return message(error, html`<button class="primary" @click=${load}>Try again</button>`);
  }
  if (status === "empty") {
    return message(`There are no frames of ${camera.toUpperCase()} in this window on this machine.`, html`
      <button class="primary" @click=${actions.fetchMissing}>Fetch them from the archive</button>
      <button @click=${actions.showNewest}>Show the newest frames</button>`);
  }
  const missing = filtersShown().map((filter) => failureOf(index, filter)).find(Boolean);
  if (missing) {
    return message(missing.error, missing.status === 410 ? nothing : html`<button @click=${() => pictures.retry()}>Try again</button>`);
  }
  if (!isReady(index) && !state.playing) {
    return html`<div class="waiting" role="status">Loading the picture …</div>`;
  }
  return compare !== "wipe" ? nothing : html`<input id="wipe" type="range" min="0" max="1" step="0.005"
    aria-label="Where the wipe is" .value=${String(wipe)}
    @input=${(event) => set({ wipe: Number(event.target.value) })}>`;
}

function message(text, choices = nothing) {
  return html`<div class="message" role="status"><p>${text}</p><div class="row">${choices}</div></div>`;
}

const views = [
  ["bar", ["camera", "range", "filter", "compare", "compareFilter"], () => bar({ state, actions })],
  ["chip", ["scheduler", "health", "connected", "tick"], () => chip({ state, actions })],
  ["tabs", ["panel", "observations", "candidates"], tabs],
  ["panel", ["panel", "pointer", "index", "frames", "geometries", "size", "origin", "ruler", "gain", "offset",
    "invert", "subtract", "loupe", "overlays", "shownZoom", "observations", "activeId", "candidates", "candidateId",
    "clip", "rejecting", "deciding", "stepOn", "camera", "scheduler", "jobs", "summary", "failures", "health", "tick"], panel],
  ["caption", ["index", "frames", "filter", "compare", "compareFilter", "subtract", "invert"], caption],
  ["over", ["status", "error", "index", "frames", "pictures", "filter", "compare", "compareFilter", "wipe",
    "camera", "playing"], over],
  ["jobs", ["jobs"], () => running({ state, operate })],
  ["transport", ["playing", "fps", "order", "frames", "index", "newFrames", "blink", "tool"],
    () => transport({ state, actions }, tools({ state, actions }))],
  ["notices", ["notices"], () => notices({ state, alerts })],
];
for (const [id, keys, template] of views) {
  const show = () => render(template(), $(id));
  store.on(keys, id === "panel" ? seldom(show) : show);
  show();
}

/** While frames are playing, what nobody can read in time need not be shown in time. */
function seldom(show) {
  let last = 0;
  let waiting = 0;
  const now = () => {
    last = performance.now();
    show();
  };
  return () => {
    clearTimeout(waiting);
    if (state.playing && performance.now() - last < 250) {
      waiting = setTimeout(now, 250);
    } else {
      now();
    }
  };
}

// what follows from what

store.on(["frames", "index", "filter", "compare", "compareFilter", "candidates", "candidateId", "panel"], wantPictures);
store.on(["frames", "index", "playing", "overlays"], askAboutFrame);
store.on(["view", "frames", "compare"], () => set({ shownZoom: stage.view().zoom }));
store.on(["index", "frames"], () => {
  if (state.index === state.frames.length - 1) {
    set({ newFrames: 0 });
  }
});
store.on(["panel"], () => {
  if (state.panel === "operate") {
    operate.readClock();
    operate.refresh();
  }
});
store.on(["tool"], () => ($("stage").dataset.tool = state.tool));
new ResizeObserver(() => set({ shownZoom: stage.view().zoom })).observe($("stage"));

let addressed = 0;
store.on(Object.keys(USUAL).concat("index", "frames", "activeId"), () => {
  clearTimeout(addressed);
  if (!state.playing && state.status !== "loading") {
    // browsers do not like to be told of every step of a drag
    addressed = setTimeout(() => history.replaceState(null, "", address.write(state, USUAL)), 250);
  }
});

// how well playback keeps up, for whoever measures it

const measured = { firstFrameMs: null, readyMs: null };
store.on(["pictures", "frames"], () => {
  const { frames: all, index } = state;
  if (all.length > 0 && measured.firstFrameMs === null && isReady(index)) {
    requestAnimationFrame(() => (measured.firstFrameMs ??= performance.now()));
  }
  if (all.length > 0 && measured.readyMs === null && all.every((_, i) => isReady(i))) {
    measured.readyMs = performance.now();
  }
});
window.cometHunter = {
  playback: () => ({
    shown: player.shown,
    dropped: player.dropped,
    waits: player.waits,
    ready: state.frames.filter((_, i) => isReady(i)).length,
    frames: state.frames.length,
    bytes: pictures.bytes,
    renderer: stage.kind,
    ...measured,
  }),
};

$("help-button").addEventListener("click", actions.help);
listenToKeys(actions);
follow({
  event: (type, data) => {
    operate.heard(type, data);
    if (type === "frame.ready") {
      arrived(data.frame);
    } else if (type === "observation.changed") {
      marks.changed(data.observation, data.deleted).catch((error) => say(error.message, "error"));
    } else if (type.startsWith("candidate.")) {
      candidates.heard(data.candidate);
    }
  },
  lost: () => {
    load();
    operate.refresh();
  },
  connected: (connected) => set({ connected }),
});
setInterval(() => document.hidden || set({ tick: Date.now() }), 1000);
setInterval(() => document.hidden || operate.readClock(), time.MINUTE);
await clockRead;
await Promise.all([load(), operate.refresh()]);
