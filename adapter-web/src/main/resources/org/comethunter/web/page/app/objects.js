// The panel of the objects that are being marked: positions, speeds, what the rules of thumb say.

import { html, nothing } from "/lib/lit-html/lit-html.js";
import { repeat } from "/lib/lit-html/directives/repeat.js";
import { live } from "/lib/lit-html/directives/live.js";
import { COLOURS } from "./overlays.js";
import * as time from "./time.js";

export const GROUPS = [
  ["kreutz", "Kreutz"],
  ["meyer", "Meyer"],
  ["marsden", "Marsden"],
  ["kracht", "Kracht"],
  ["kracht-ii", "Kracht II"],
];

/** How the position of a mark was found. */
const METHODS = {
  centroid: { sign: "◎", words: "centroid" },
  pixel: { sign: "▫", words: "plain pixel" },
  course: { sign: "╱", words: "on the course of a candidate" },
};

export function objectsPanel({ state, actions, marks }) {
  const { observations, activeId, camera } = state;
  return html`
    <section aria-labelledby="objects-title">
      <h2 id="objects-title">Objects in ${camera.toUpperCase()}</h2>
      <div class="row wrap">
        <button title="New object (N)" @click=${actions.newObject}>New</button>
        <button title="Undo (Z)" @click=${actions.undo}>Undo</button>
        <button id="report-button" class="primary" title="Report (P)" ?disabled=${!activeId}
          @click=${actions.report}>Report …</button>
      </div>
      <div class="row wrap">
        <label class="check"><input type="checkbox" .checked=${live(state.stepOn)}
          @change=${(event) => actions.set({ stepOn: event.target.checked })}>step on after a mark</label>
        <span class="space"></span>
        <button class="small" @click=${actions.exchange}>Export, import …</button>
      </div>
      ${observations.length === 0
        ? html`<p class="faint">Nothing is marked yet. Choose <b>Mark</b> (M) and click on an object; then
            step on (→) and click on it again. The next frames show where it should be.</p>`
        : html`<ul class="objects">
            ${repeat(observations, ({ id }) => id, (one, number) => object(one, number, activeId, state, actions, marks))}
          </ul>`}
    </section>`;
}

function object(observation, number, activeId, state, actions, marks) {
  const active = observation.id === activeId;
  const count = observation.marks.length;
  return html`<li class=${active ? "active" : ""}>
    <button class="name" aria-pressed=${active} @click=${() => actions.activate(observation.id)}>
      <span class="dot dot-${number % COLOURS.length}"></span> ${observation.name}
      <span class="faint">${count === 1 ? "1 position" : `${count} positions`}</span>
    </button>
    ${active ? details(observation, state, actions, marks) : nothing}
  </li>`;
}

function details(observation, { frames, index }, actions, marks) {
  const here = frames[index]?.id;
  return html`
    <div class="row wrap">
      <input class="rename" aria-label="Name" maxlength="80" .value=${live(observation.name)}
        @change=${(event) => marks.describe(observation, { name: event.target.value.trim() || observation.name })}>
      <select aria-label="Group" @change=${(event) =>
        marks.describe(observation, { group: event.target.value || null })}>
        <option value="" ?selected=${!observation.group}>
          ${observation.groupGuess ? `guess: ${observation.groupGuess.name}` : "group unknown"}</option>
        ${GROUPS.map(([code, name]) => html`<option value=${code} ?selected=${observation.group === code}>
          ${name}</option>`)}
      </select>
      <button class="small danger" title="Remove this object; Z brings it back"
        @click=${() => marks.remove(observation)}>Remove</button>
    </div>
    <table class="positions">
      <thead><tr><th>UTC</th><th>x</th><th>y</th><th title="Speed since the position before">px/h</th><th></th></tr></thead>
      <tbody>${observation.marks.map((mark, i) => {
        const step = observation.steps[i - 1];
        return html`<tr class=${mark.frame === here ? "here" : ""}>
          <td><button class="link" title="Show this frame" @click=${() => actions.showFrame(mark.frame, mark.time)}>
            ${time.clock(mark.time)}</button></td>
          <td>${mark.picture.x.toFixed(1)}</td><td>${mark.picture.y.toFixed(1)}</td>
          <td>${step ? step.pixelsPerHour.toFixed(1) : ""}</td>
          <td title=${METHODS[mark.method].words}>${METHODS[mark.method].sign}</td>
        </tr>`;
      })}</tbody>
    </table>
    ${findings(observation.findings)}`;
}

/** What the rules of thumb say, one sentence each. */
export function findings(all) {
  return html`<ul class="findings">${all.map(({ level, text }) => html`<li class=${level.toLowerCase()}>
    <span aria-hidden="true">${{ ok: "✓", hint: "•", problem: "!" }[level.toLowerCase()]}</span>
    ${text}</li>`)}</ul>`;
}
