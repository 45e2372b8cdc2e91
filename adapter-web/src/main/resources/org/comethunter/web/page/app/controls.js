// The bar at the top and the panel with which one looks: camera, window, filter, tools, overlays.

import { html, nothing } from "/lib/lit-html/lit-html.js";
import { live } from "/lib/lit-html/directives/live.js";
import { OVERLAYS } from "./overlays.js";
import * as time from "./time.js";

/** The filters by their codes; the first is however the server makes its pictures. */
export const FILTERS = [
  ["", "usual"],
  ["unsharp", "unsharp mask"],
  ["running-difference", "running difference"],
  ["median", "median"],
  ["background", "background"],
  ["nrgf", "radial (NRGF)"],
  ["mgn", "multi-scale (MGN)"],
  ["raw", "raw"],
];

const RANGES = [
  [6, "6 h"],
  [24, "24 h"],
  [72, "3 days"],
];

const TOOLS = [
  ["look", "Look", "Drag to move, wheel to zoom (V)"],
  ["mark", "Mark", "Click to mark an object, Shift-click for the plain pixel (M)"],
  ["ruler", "Ruler", "Drag to measure; click once in each of two frames for a speed (U)"],
  ["light", "Light", "Drag: contrast to the right, brightness upwards (K)"],
];

export function bar({ state, actions }) {
  const { camera, range, filter, compare, compareFilter } = state;
  return html`
    <div class="group" role="group" aria-label="Camera">
      ${["c2", "c3"].map((code) => html`<button aria-pressed=${camera === code}
        title="LASCO ${code.toUpperCase()}" @click=${() => actions.choose({ camera: code })}>
        ${code.toUpperCase()}</button>`)}
    </div>
    <div class="group" role="group" aria-label="Window of time">
      ${RANGES.map(([hours, label]) => html`<button aria-pressed=${range.hours === hours}
        title="The last ${label}" @click=${() => actions.choose({ range: { hours } })}>
        ${label}</button>`)}
      <button aria-pressed=${!range.hours} title="A window of your own" id="own-window"
        @click=${actions.openWindow}>
        ${range.hours ? "own …" : windowText(range)}
      </button>
    </div>
    <div class="group">
      <select id="filter" aria-label="Filter" .value=${live(filter)} title="Filter; the next one: F"
        @change=${(event) => choose(event, () => actions.set({ filter: event.target.value }))}>
        ${options(filter)}</select></div>
    <div class="group" role="group" aria-label="Compare two filters">
      <select id="compare" aria-label="Compare" title="Compare two filters (C)" .value=${live(compare)}
        @change=${(event) => choose(event, () => actions.set({ compare: event.target.value }))}>
        <option value="off">one picture</option>
        <option value="side">side by side</option>
        <option value="wipe">wipe</option>
      </select>
      ${compare === "off" ? nothing : html`<select id="with" aria-label="Compare with"
        .value=${live(compareFilter)} @change=${(event) => choose(event, () => actions.set({ compareFilter: event.target.value }))}>
        ${options(compareFilter)}</select>`}
    </div>
    <span class="space"></span>
    <button id="fetch" title="Ask the archive for the frames of this window" @click=${actions.fetchMissing}>
      Fetch missing</button>`;
}

/** Takes a choice over; the keys go to the picture again, as one wants to play next. */
function choose(event, take) {
  take();
  document.getElementById("stage").focus({ preventScroll: true });
}

/** A window in as few words as possible: the bar has to stay one line. */
function windowText({ start, end }) {
  const wholeDay = end % time.DAY === 0 && time.date(end - 1) === time.date(start);
  const [from, to] = [time.shortDate(start), time.shortDate(wholeDay ? start : end)];
  const clock = wholeDay ? "24:00" : time.clock(end);
  return `${from} ${time.clock(start)} – ${to === from ? "" : `${to} `}${clock}`;
}

/** What the pointer does on the picture. */
export function tools({ state, actions }) {
  return html`
    <div class="group" role="group" aria-label="Tool">
      ${TOOLS.map(([name, label, title]) => html`<button aria-pressed=${state.tool === name} title=${title}
        data-tool=${name} @click=${() => actions.set({ tool: name })}>${label}</button>`)}
    </div>`;
}

function options(chosen) {
  return FILTERS.map(([code, label]) => html`<option value=${code} ?selected=${code === chosen}>
    ${label}</option>`);
}

/** Zoom, light and overlays. */
export function lookPanel({ state, actions }) {
  const { gain, offset, invert, subtract, loupe, overlays } = state;
  const check = (name, label, title, value) => html`<label class="check" title=${title}>
    <input type="checkbox" .checked=${live(value)}
      @change=${(event) => actions.set({ [name]: event.target.checked })}>${label}</label>`;
  return html`
    <section aria-labelledby="look-title">
      <h2 id="look-title">Look</h2>
      <div class="row">
        <button title="Zoom out (-)" aria-label="Zoom out" @click=${() => actions.zoom(0.8)}>−</button>
        <output id="zoom">${Math.round(state.shownZoom * 100)} %</output>
        <button title="Zoom in (+)" aria-label="Zoom in" @click=${() => actions.zoom(1.25)}>+</button>
        <button title="Fit (0)" @click=${actions.fit}>fit</button>
        <button title="One to one (1)" @click=${actions.actualSize}>1:1</button>
      </div>
      <label class="slider">Contrast
        <input type="range" min="-3" max="4" step="0.05" .value=${live(String(Math.log2(gain)))}
          @input=${(event) => actions.set({ gain: 2 ** event.target.value })}></label>
      <label class="slider">Brightness
        <input type="range" min="-1" max="1" step="0.02" .value=${live(String(offset))}
          @input=${(event) => actions.set({ offset: Number(event.target.value) })}></label>
      <div class="row wrap">
        ${check("invert", "invert", "Dark on light (I)", invert)}
        ${check("subtract", "minus frame before", "Takes the frame before away from this one (D)", subtract)}
        ${check("loupe", "magnify", "Magnifies what is under the pointer (G)", loupe)}
        <button class="small" title="Brightness and contrast as usual (R)"
          @click=${actions.resetLight}>reset light</button>
      </div>
    </section>
    <details open>
      <summary>Overlays</summary>
      ${OVERLAYS.map(({ name, label }) => html`<label class="check">
        <input type="checkbox" data-overlay=${name} .checked=${live(overlays.includes(name))}
          @change=${() => actions.overlay(name)}>${label}</label>`)}
    </details>`;
}

/** The dialog for a window of one's own. */
export function windowDialog({ state, actions }) {
  const { start, end } = state.range.hours
    ? { start: time.now() - state.range.hours * time.HOUR, end: time.now() }
    : state.range;
  return html`<form method="dialog" @submit=${actions.chooseWindow}>
    <h2>Window of time</h2>
    <p class="faint">Times are UTC.</p>
    <label>From <input name="start" type="datetime-local" required .value=${time.toField(start)}></label>
    <label>To <input name="end" type="datetime-local" required .value=${time.toField(end)}></label>
    <p class="problem" role="alert"></p>
    <div class="row end">
      <button type="button" @click=${(event) => event.target.closest("dialog").close()}>Cancel</button>
      <button class="primary">Show</button>
    </div>
  </form>`;
}
