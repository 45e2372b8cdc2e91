// The dialog of the report: what the form asks for, filled in, checked, to be copied.

import { html, nothing } from "/lib/lit-html/lit-html.js";
import { call, check } from "./api.js";
import { findings } from "./objects.js";

const NAME = "comet-hunter.reporter";

export class ReportDialog {
  #dialog;
  #store;
  #say;
  #render;
  #open = false;
  #latest = 0;
  #reading = Promise.resolve();
  options = { reporter: remembered(), frame: "north-up" };
  report = null;
  animation = null;
  error = null;
  copied = false;

  /** `show(template)` puts a template into the dialog. */
  constructor(dialog, store, say, show) {
    this.#dialog = dialog;
    this.#store = store;
    this.#say = say;
    this.#render = () => show(this.#template());
    // the dialog is shared: what happens while it shows something else is no concern of the report
    dialog.addEventListener("close", () => (this.#open = false));
    store.on(["observations"], () => this.#open && this.#read());
  }

  async open() {
    const { activeId } = this.#store.state;
    if (!activeId) {
      this.#say("Mark an object first: the report is about its positions.", "hint");
      return;
    }
    Object.assign(this, { report: null, animation: null, error: null, copied: false });
    this.#open = true;
    this.#render();
    this.#dialog.showModal();
    await this.#read();
  }

  #observation() {
    const { observations, activeId } = this.#store.state;
    return observations.find(({ id }) => id === activeId);
  }

  /** Reads the report anew; what was asked for last is what is shown. */
  #read() {
    this.#reading = this.#readNow();
    return this.#reading;
  }

  async #readNow() {
    const observation = this.#observation();
    if (!observation) {
      this.#dialog.close();
      return;
    }
    const mine = ++this.#latest;
    try {
      const { size, origin } = this.#store.state;
      const query = { ...this.options, size, origin };
      const report = await call(`/observations/${observation.id}/report`, { query });
      if (mine === this.#latest) {
        Object.assign(this, { report, error: null, copied: false });
      }
    } catch (error) {
      if (mine === this.#latest) {
        Object.assign(this, { report: null, error: error.message });
      }
    }
    if (this.#open) {
      this.#render();
    }
  }

  #choose(changes) {
    const { size, origin, ...options } = changes;
    // these two are the same as in the panel that says what is under the pointer
    this.#store.set({ ...(size && { size: Number(size) }), ...(origin && { origin }) });
    Object.assign(this.options, options);
    if (changes.reporter !== undefined) {
      remember(changes.reporter);
    }
    this.#read();
  }

  /** Shows the animation of the track under the filter that is on the stage, or puts it away. */
  async #animate() {
    const { filter } = this.#store.state;
    const path = `/observations/${this.#observation().id}/animation${filter ? `?filter=${filter}` : ""}`;
    try {
      const shown = this.animation;
      this.animation = null;
      if (!shown) {
        await check(path);
        this.animation = path;
      }
      this.error = null;
    } catch (error) {
      this.error = error.message;
    }
    this.#render();
  }

  async #copy() {
    await this.#reading; // the name may have been entered a moment ago
    if (!this.report) {
      return;
    }
    this.copied = await copy(this.report.text, this.#dialog.querySelector("#report-text"));
    if (!this.copied) {
      this.#say("The browser does not allow copying here: select the text and press Ctrl-C.", "hint");
    }
    this.#render();
  }

  async #download() {
    await this.#reading;
    if (this.report) {
      const { date } = this.report.fields;
      save(`report-${date ?? "comet"}.txt`, this.report.text);
    }
  }

  #template() {
    const observation = this.#observation();
    const { reporter, frame } = this.options;
    const { size, origin } = this.#store.state;
    const select = (name, label, value, choices) => html`<label>${label}
      <select name=${name} @change=${(event) => this.#choose({ [name]: event.target.value })}>
        ${choices.map(([code, text]) => html`<option value=${code} ?selected=${code === value}>${text}</option>`)}
      </select></label>`;
    return html`
      <h2>Report of ${observation?.name ?? ""}</h2>
      <div class="form">
        <label>Your name <input name="reporter" autocomplete="name" maxlength="80" .value=${reporter}
          @change=${(event) => this.#choose({ reporter: event.target.value })}></label>
        ${select("size", "Image size", String(size), [["1024", "1024"], ["512", "512"]])}
        ${select("origin", "(0,0) is at the", origin, [["upper-left", "upper left"], ["lower-left", "lower left"]])}
        ${select("frame", "Positions in", frame, [["north-up", "the north-up picture"], ["raw", "the raw FITS array"]])}
      </div>
      ${this.error ? html`<p class="problem" role="alert">${this.error}</p>` : nothing}
      ${this.report
        ? html`<textarea id="report-text" readonly rows="14" aria-label="Text of the report"
              spellcheck="false" .value=${this.report.text}></textarea>
            ${findings(this.report.findings)}`
        : html`<p class="faint">${this.error ? nothing : "Writing the report …"}</p>`}
      ${this.animation
        ? html`<figure><img src=${this.animation} alt="The track, frame by frame">
            <figcaption><a class="button" download href=${this.animation}>Save the animation</a></figcaption></figure>`
        : nothing}
      <div class="row wrap">
        <button type="button" aria-expanded=${this.animation !== null} ?disabled=${!this.report}
          title="The surroundings of the track, frame by frame" @click=${() => this.#animate()}>
          Animated PNG</button>
        <button type="button" ?disabled=${!this.report} @click=${() => this.#download()}>
          Download</button>
        <span class="space"></span>
        <span role="status" id="copied">${this.copied ? "Copied." : ""}</span>
        <button id="copy" type="button" class="primary" ?disabled=${!this.report}
          @click=${() => this.#copy()}>Copy</button>
        <button type="button" @click=${() => this.#dialog.close()}>Close</button>
      </div>`;
  }
}

/** Puts a text into the clipboard; where the page may not, with the help of a field that shows it. */
async function copy(text, field) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    field.select();
    return document.execCommand("copy");
  }
}

/** Hands a text to the browser as a file to be kept. */
function save(name, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

function remembered() {
  try {
    return localStorage.getItem(NAME) ?? "";
  } catch {
    return ""; // the browser keeps nothing for pages
  }
}

function remember(name) {
  try {
    localStorage.setItem(NAME, name);
  } catch {
    // the name has to be written again next time
  }
}
