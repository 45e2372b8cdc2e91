// The sheet that "?" shows.

import { html } from "/lib/lit-html/lit-html.js";
import { KEYS } from "./keys.js";

const NAMES = { ArrowLeft: "←", ArrowRight: "→", ArrowUp: "↑", ArrowDown: "↓" };
const named = (key) =>
  key.split("+").map((part) => NAMES[part] ?? (part.length === 1 ? part.toUpperCase() : part));

export function helpSheet() {
  return html`<h2>Keys</h2>
    <div class="sheet">${KEYS.map(({ title, keys }) => html`<section><h3>${title}</h3><dl>
      ${keys.map(([key, what]) => html`<dt>${caps(key)}</dt><dd>${what}</dd>`)}</dl></section>`)}</div>
    <p class="faint">Wheel: zoom about the pointer. Drag: move. Right-drag: contrast to the right, brightness
      upwards. All times are UTC; north is up, east is left.</p>
    <div class="row end"><button @click=${(event) => event.target.closest("dialog").close()}>Close</button></div>`;
}

const caps = (key) => (key === "+" ? html`<kbd>+</kbd>` : named(key).map((part) => html`<kbd>${part}</kbd>`));
