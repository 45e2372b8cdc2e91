// The readout of the pointer, and the ruler.

import { html, nothing } from "/lib/lit-html/lit-html.js";
import { geometryOf, isTurned, reported, toOffset, toPolar, turn } from "./geometry.js";
import { HOUR } from "./time.js";

const fixed = (value, digits = 1) => value.toFixed(digits);

/** What is under the pointer. */
export function readout({ state, actions, grey }) {
  const { pointer, frames, index, size, origin } = state;
  const frame = frames[index];
  const geometry = frame && geometryOf(state, frame);
  const inside = pointer && frame && isInside(frame, pointer.picture);
  const at = inside ? reported(frame, pointer.picture, size, origin) : null;
  const array = inside ? turn(frame, pointer.picture) : null;
  const polar = inside && geometry ? toPolar(geometry, array) : null;
  return html`
    <section aria-labelledby="measure-title">
      <h2 id="measure-title">Pointer</h2>
      <dl class="readout">
        <dt>Picture</dt><dd id="at-picture">${at ? `${fixed(at.x)}, ${fixed(at.y)}` : "–"}</dd>
        <dt>Raw array</dt><dd id="at-array">${array ? `${fixed(array.x)}, ${fixed(array.y)}` : "–"}</dd>
        <dt>From the Sun</dt><dd id="at-radii">${polar ? `${fixed(polar.solarRadii, 2)} R☉` : "–"}</dd>
        <dt>Position angle</dt><dd id="at-angle">${polar ? `${fixed(polar.positionAngle)}°` : "–"}</dd>
        <dt>Grey</dt><dd>${grey ?? "–"}</dd>
        <dt>Roll</dt><dd id="roll">${frame && frame.rollDegrees !== null ? `${fixed(frame.rollDegrees)}°` : "–"}</dd>
      </dl>
      <div class="row wrap">
        <select aria-label="Size of the frame that positions refer to" title="Positions of a full frame of"
          @change=${(event) => actions.set({ size: Number(event.target.value) })}>
          ${[1024, 512].map((one) => html`<option value=${one} ?selected=${one === size}>${one} px</option>`)}
        </select>
        <select aria-label="Where (0,0) is" title="Where (0,0) is"
          @change=${(event) => actions.set({ origin: event.target.value })}>
          ${["upper-left", "lower-left"].map((one) => html`<option value=${one} ?selected=${one === origin}>
            (0,0) ${one.replace("-", " ")}</option>`)}
        </select>
      </div>
      ${state.ruler ? ruled(state, actions) : nothing}
    </section>`;
}

function ruled({ ruler }, actions) {
  const { from, to } = ruler;
  const between = to ? distance(from, to) : null;
  return html`<div id="ruler" class="ruled">
    ${between
      ? html`${fixed(between.pixels)} px · ${fixed(between.arcminutes)}′ · ${fixed(between.radii, 2)} R☉ ·
          towards ${fixed(between.angle, 0)}°${between.hours
            ? html`<br>${fixed(between.hours, 2)} h between the frames: <b>${fixed(between.pixels / between.hours)} px/h</b>`
            : nothing}`
      : "Click the other end, in this frame or another."}
    <button class="small" @click=${() => actions.set({ ruler: null })}>clear</button>
  </div>`;
}

/** Between two ends {picture, frame, geometry}, in pixels of a full frame of the north-up picture. */
function distance(from, to) {
  const one = toOffset(from.geometry, turn(from.frame, from.picture));
  const other = toOffset(to.geometry, turn(to.frame, to.picture));
  const [right, up] = [other.right - one.right, other.up - one.up];
  const pixels = Math.hypot(right, up);
  const arcsec = (pixels * to.geometry.plateScaleArcsec * to.geometry.width) / 1024;
  const tilt = to.geometry.rollDegrees - (isTurned(to.geometry) ? 180 : 0);
  const leftOfUp = (Math.atan2(-right, up) * 180) / Math.PI;
  return {
    pixels,
    arcminutes: arcsec / 60,
    radii: arcsec / to.geometry.solarRadiusArcsec,
    angle: (leftOfUp + tilt + 720) % 360,
    hours: Math.abs(to.frame.time - from.frame.time) / HOUR,
  };
}

export const isInside = ({ width, height }, { x, y }) =>
  x >= -0.5 && y >= -0.5 && x < width - 0.5 && y < height - 0.5;
