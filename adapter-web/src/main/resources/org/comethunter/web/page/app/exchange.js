// The dialog with which marks are taken out and in.

import { html, nothing } from "/lib/lit-html/lit-html.js";
import { call } from "./api.js";

export class ExchangeDialog {
  #dialog;
  #store;
  #render;
  #reload;
  #result = null;
  #error = null;

  constructor(dialog, store, reload, show) {
    this.#dialog = dialog;
    this.#store = store;
    this.#reload = reload;
    this.#render = () => show(this.#template());
  }

  open() {
    this.#result = null;
    this.#error = null;
    this.#render();
    this.#dialog.showModal();
  }

  async #import(file) {
    if (!file) {
      return;
    }
    const csv = file.name.toLowerCase().endsWith(".csv") || file.type === "text/csv";
    try {
      this.#result = await call("/observations/import", {
        method: "POST",
        headers: { "Content-Type": csv ? "text/csv" : "application/json" },
        body: await file.text(),
      });
      this.#error = null;
      await this.#reload();
    } catch (error) {
      this.#result = null;
      this.#error = error.message;
    }
    this.#render();
  }

  #template() {
    const { camera } = this.#store.state;
    const result = this.#result;
    const link = (format) => html`<a class="button" download
      href="/observations/export?format=${format}">${format.toUpperCase()}</a>`;
    return html`
      <h2>Export and import of marks</h2>
      <p>All objects of both cameras, with their positions as raw pixels.</p>
      <div class="row">${link("json")} ${link("csv")}</div>
      <label>Import a file that was exported (JSON or CSV)
        <input id="import" type="file" accept=".json,.csv,application/json,text/csv"
          @change=${(event) => this.#import(event.target.files[0])}></label>
      ${result
        ? html`<p role="status">${result.added} added, ${result.replaced} replaced,
            ${result.unchanged} unchanged. You see those of ${camera.toUpperCase()} in this window.</p>`
        : nothing}
      ${this.#error ? html`<p class="problem" role="alert">${this.#error}</p>` : nothing}
      <div class="row end"><button type="button" @click=${() => this.#dialog.close()}>Close</button></div>`;
  }
}
