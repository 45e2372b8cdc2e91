// The panel of candidates: the list, and what speaks for the one that is looked at. Its pictures are
// drawn from what is decoded, a few times a second at most.

import { html, nothing } from "/lib/lit-html/lit-html.js";
import { repeat } from "/lib/lit-html/directives/repeat.js";
import { chosenOf, placeIn, REASONS } from "./candidates.js";
import { crop, draw, stack } from "./crops.js";
import { greys } from "./renderer.js";
import * as time from "./time.js";

/** Picture pixels; odd, so that the object is in the very middle. */
const STRIP = 49;
const CLOSE = 65;
const CLIP_MS = 125;

const fixed = (value, digits) => value.toFixed(digits);

export function candidatesPanel({ state, actions }) {
  const { candidates, camera } = state;
  const chosen = chosenOf(state);
  return html`
    <section aria-labelledby="candidates-title">
      <h2 id="candidates-title">Candidates in ${camera.toUpperCase()}</h2>
      ${candidates.length === 0
        ? html`<p class="faint">There is nothing to decide about in this window. New frames are searched as they
            arrive, unless <code>search.candidates</code> is off, and what moves like a comet is listed here.</p>`
        : html`
          <div class="candidate faint" aria-hidden="true"><span>Score</span><span>S/N</span><span>px/h</span
            ><span>Frames</span><span>Group</span></div>
          <ol class="candidates">
            ${repeat(candidates, ({ id }) => id, (one) => row(one, one === chosen, actions))}
          </ol>
          ${chosen ? nothing : html`<p class="faint">Choose one (↓): the picture goes to its frames.</p>`}`}
    </section>
    ${chosen ? details(chosen, state, actions) : nothing}`;
}

function row(candidate, chosen, actions) {
  const { id, score, snr, speedPixelsPerHour: speed, positions, group } = candidate;
  return html`<li><button class="candidate" aria-pressed=${chosen} data-candidate=${id}
    title="Last seen ${time.full(positions.at(-1).time)} UTC"
    aria-label="Score ${fixed(score, 2)}, signal to noise ${fixed(snr, 1)}, ${fixed(speed, 0)} pixels an hour, ${positions.length} frames, ${group ?? "no group"}"
    @click=${() => actions.chooseCandidate(id)}>
    <span>${fixed(score, 2)}</span><span>${fixed(snr, 1)}</span><span>${fixed(speed, 0)}</span
    ><span>${positions.length}</span><span>${group ?? "–"}</span></button></li>`;
}

function details(candidate, state, actions) {
  const { frames, index, clip, rejecting, deciding } = state;
  const here = frames[index]?.id;
  const { why } = candidate;
  return html`<section id="candidate" aria-label="The chosen candidate">
    ${rejecting
      ? html`<fieldset class="reasons"><legend>Rejected as</legend>
          ${REASONS.map(([reason, key, words]) => html`<button class="small" data-reason=${reason}
            ?disabled=${deciding} @click=${() => actions.rejectCandidateAs(reason)}
            ><kbd>${key.toUpperCase()}</kbd>${words}</button>`)}
          <button class="small" @click=${() => actions.set({ rejecting: false })}><kbd>Esc</kbd>go back</button>
        </fieldset>`
      : html`<div class="row">
          <button id="accept" class="primary" title="It becomes an object with marks (A)" ?disabled=${deciding}
            @click=${actions.acceptCandidate}>Accept</button>
          <button id="reject" title="Say what it is instead (X)" ?disabled=${deciding}
            @click=${actions.rejectCandidate}>Reject …</button>
          <span class="space"></span>
          <button class="small" title="Choose none (Esc)" @click=${() => actions.chooseCandidate(null)}>close</button>
        </div>`}
    <div class="strip" role="group" aria-label="Its frames, one by one">
      ${candidate.positions.map((position) => html`<button title="${time.full(position.time)} UTC"
        aria-label="Show the frame of ${time.clock(position.time)}" aria-current=${position.frame === here}
        @click=${() => actions.showFrame(position.frame, position.time)}
        ><canvas width=${STRIP} height=${STRIP}></canvas></button>`)}
    </div>
    <div class="close-by">
      <figure><canvas id="clip" width=${CLOSE} height=${CLOSE}></canvas>
        <figcaption>following it <button class="link" aria-label=${clip ? "Pause the clip" : "Play the clip"}
          @click=${() => actions.set({ clip: !clip })}>${clip ? "pause" : "play"}</button></figcaption></figure>
      <figure><canvas id="stack" width=${CLOSE} height=${CLOSE}></canvas>
        <figcaption>all laid over each other</figcaption></figure>
    </div>
    <dl class="readout" id="why">
      <dt>Score</dt><dd>${fixed(candidate.score, 2)}, signal to noise ${fixed(candidate.snr, 1)}</dd>
      <dt>Frames</dt><dd>${why.frames}, seen by itself in ${why.seen}</dd>
      <dt>Speed</dt><dd>${fixed(candidate.speedPixelsPerHour, 1)} px/h towards
        ${fixed(candidate.positionAngleDegrees, 0)}°</dd>
      <dt>Straightness</dt><dd>strays by ${fixed(why.rmsPixels, 2)} px (rms)</dd>
      <dt>Clearness</dt><dd>${fixed(why.clearness, 1)} times the scatter beside it</dd>
      <dt>Group</dt><dd>${why.groupSentence ?? "Place and motion suit no group of sungrazers."}</dd>
    </dl>
  </section>`;
}

/** Draws the canvases of that panel. */
export class CandidatePictures {
  #panel;
  #store;
  #pictureOf;
  #drawn = new WeakMap(); // by canvas: what is on it
  #table = { light: [], shown: null };
  #asked = false;
  #turn = 0;
  #shownId = null;

  /** Works in the element of the panel; `pictureOf(index)` is a decoded picture or null. */
  constructor(panel, store, pictureOf) {
    this.#panel = panel;
    this.#store = store;
    this.#pictureOf = pictureOf;
    store.on(["panel", "candidates", "candidateId", "frames", "index", "pictures", "filter", "gain", "offset",
      "invert", "clip"], () => this.#ask());
    setInterval(() => {
      if (this.#isOpen() && store.state.clip && !document.hidden) {
        this.#turn++;
        this.#draw();
      }
    }, CLIP_MS);
  }

  #isOpen() {
    return this.#store.state.panel === "candidates" && this.#store.state.candidateId !== null;
  }

  #ask() {
    if (!this.#asked && this.#isOpen()) {
      this.#asked = true;
      requestAnimationFrame(() => {
        this.#asked = false;
        this.#draw();
      });
    }
  }

  #draw() {
    const { state } = this.#store;
    const candidate = chosenOf(state);
    const canvases = this.#panel.querySelectorAll(".strip canvas");
    if (!candidate || canvases.length !== candidate.positions.length) {
      return; // the panel shows another one still
    }
    if (this.#shownId !== candidate.id) {
      this.#shownId = candidate.id;
      this.#panel.querySelector(`[data-candidate="${candidate.id}"]`).scrollIntoView({ block: "nearest" });
    }
    const views = this.#views(candidate);
    views.forEach((view, i) => this.#show(canvases[i], [view.picture, view.place?.x, view.place?.y], () =>
      crop(view.picture, { x: Math.round(view.place.x), y: Math.round(view.place.y) }, STRIP)));
    const there = views.filter(({ picture }) => picture);
    const close = ({ picture, place }) => crop(picture, place, CLOSE);
    const followed = this.#followed(there);
    this.#show(this.#panel.querySelector("#clip"), [followed?.picture, followed?.place.x, followed?.place.y], () =>
      close(followed));
    this.#show(this.#panel.querySelector("#stack"), there.flatMap(({ picture, place }) => [picture, place.x, place.y]),
      () => stack(there.map(close)));
  }

  /** A candidate's positions with their places in pictures, as far as those are there. */
  #views(candidate) {
    const { frames } = this.#store.state;
    const index = new Map(frames.map(({ id }, i) => [id, i]));
    return candidate.positions.map(({ frame }) => {
      const i = index.get(frame);
      const picture = i === undefined ? null : this.#pictureOf(i);
      return { index: i, picture, place: picture && placeIn(frames[i], candidate) };
    });
  }

  /** What the clip shows now: one after the other or, while it is paused, the frame that is shown. */
  #followed(views) {
    const { clip, index } = this.#store.state;
    return clip
      ? views[this.#turn % views.length]
      : (views.find((view) => view.index === index) ?? views[views.length >> 1]);
  }

  /** Draws onto a canvas unless that is there: `what` it is made of begins with a picture, or nothing. */
  #show(canvas, what, make) {
    const { gain, offset, invert } = this.#store.state;
    const now = [...what, gain, offset, invert];
    const before = this.#drawn.get(canvas);
    if (before?.length === now.length && before.every((one, i) => Object.is(one, now[i]))) {
      return;
    }
    this.#drawn.set(canvas, now);
    if (what[0]) {
      draw(canvas, make(), this.#shades([gain, offset, invert]));
    } else {
      canvas.getContext("2d").clearRect(0, 0, canvas.width, canvas.height);
    }
  }

  /** What is shown of the greys from 0 to 255. */
  #shades(light) {
    if (!this.#table.light.every((one, i) => one === light[i]) || this.#table.shown === null) {
      this.#table = { light, shown: greys(...light).subarray(255, 511) };
    }
    return this.#table.shown;
  }
}
