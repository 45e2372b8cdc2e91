// Sentences for the user, at the edge of the page: they go by themselves, failures only when told to.

import { html } from "/lib/lit-html/lit-html.js";
import { repeat } from "/lib/lit-html/directives/repeat.js";

const SHOWN_MS = 7000;
const MOST = 4;

export class Notices {
  #store;
  #number = 0;

  constructor(store) {
    this.#store = store;
  }

  /** Shows a sentence: a "hint", something "done", or an "error". */
  say = (text, kind) => {
    const others = this.#store.state.notices.filter((notice) => notice.text !== text);
    const id = ++this.#number;
    this.#store.set({ notices: [...others, { id, text, kind }].slice(-MOST) });
    if (kind !== "error") {
      setTimeout(() => this.dismiss(id), SHOWN_MS);
    }
  };

  dismiss(id) {
    this.#store.set({ notices: this.#store.state.notices.filter((notice) => notice.id !== id) });
  }
}

export function notices({ state, alerts }) {
  return repeat(state.notices, ({ id }) => id, ({ id, text, kind }) => html`
    <div class="notice ${kind}" role=${kind === "error" ? "alert" : "status"}><span>${text}</span>
      <button class="small" aria-label="Dismiss" @click=${() => alerts.dismiss(id)}>✕</button></div>`);
}
