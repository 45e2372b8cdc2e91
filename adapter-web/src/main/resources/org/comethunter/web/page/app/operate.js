// How the product is doing: slots, scheduler, jobs, files, health. What is seen here comes from the
// server when the panel is opened, and again when an event says that it has changed.

import { html, nothing } from "/lib/lit-html/lit-html.js";
import { repeat } from "/lib/lit-html/directives/repeat.js";
import { call } from "./api.js";
import * as time from "./time.js";

const FAILED = ["DOWNLOADING_FAILED", "PROCESSING_FAILED", "IGNORE", "ABANDONED", "SKIPPED"];
const REOPENED = ["IGNORE", "ABANDONED", "SKIPPED"];
const STATES = {
  DISCOVERED: "known",
  DOWNLOADING: "on their way",
  DOWNLOADING_FAILED: "download failed, tried again",
  DOWNLOADED: "downloaded",
  READY: "waiting to be processed",
  PROCESSING: "being processed",
  PROCESSING_FAILED: "processing failed, tried again",
  PROCESSED: "ready to look at",
  IGNORE: "given up: no download succeeded",
  SKIPPED: "of another kind, left out",
  ABANDONED: "given up: no processing succeeded",
};
const JOBS = { FRAME_SYNC: "Frames", SLOT_SYNC: "Schedule", LIVE_CYCLE: "Live look" };
const STAGES = { listing: "listing", downloading: "downloading", processing: "processing",
  searching: "searching" };
const RUNNING = ["QUEUED", "RUNNING"];
const PAUSE_MS = 400;

/** What is asked of the server for a part of the panel, as changes of the state. */
const READ = {
  scheduler: async () => ({ scheduler: await call("/scheduler") }),
  jobs: async () => ({ jobs: (await call("/jobs", { query: { limit: 30 } })).jobs }),
  files: async ({ panel }) => {
    const summary = await call("/files/summary");
    if (panel !== "operate") {
      return { summary };
    }
    const query = { status: FAILED.join(","), limit: 50 };
    return { summary, failures: (await call("/files", { query })).files };
  },
};

export class Operate {
  #store;
  #say;
  #waiting = new Map();

  constructor(store, say) {
    this.#store = store;
    this.#say = say;
  }

  /** Takes over the server's clock, and how it is. */
  async readClock() {
    try {
      const health = await call("/health", { also: [503] });
      time.follow(health.checkedAt);
      this.#store.set({ health });
    } catch (error) {
      this.#say(error.message, "error");
    }
  }

  /** Reads everything else that the panel and the bar show. */
  async refresh() {
    await Promise.all(Object.keys(READ).map((part) => this.#read(part)));
  }

  /** Takes an event in: what it tells is shown, what it hints at is read again soon. */
  heard(type, data) {
    if (type === "progress") {
      this.#progress(data);
    } else if (type.startsWith("job.")) {
      this.#jobChanged(data.job);
    } else if (type === "cycle.completed" || type.startsWith("slot")) {
      this.#soon("scheduler");
    }
    if (!/^(observation|candidate)[.]/.test(type) && type !== "progress") {
      this.#soon("files");
    }
  }

  #progress({ job, stage, done, total }) {
    this.#store.set({
      jobs: this.#store.state.jobs.map((one) =>
        one.id === job ? { ...one, progress: { ...one.progress, [stage]: { done, total } } } : one),
    });
  }

  #jobChanged(job) {
    const { jobs } = this.#store.state;
    const known = jobs.find(({ id }) => id === job.id);
    const progress = job.status === "RUNNING" ? (known?.progress ?? {}) : {};
    const now = { ...job, progress };
    this.#store.set({
      jobs: known ? jobs.map((one) => (one.id === job.id ? now : one)) : [now, ...jobs].slice(0, 50),
    });
    if (job.kind === "FRAME_SYNC" && known && RUNNING.includes(known.status)) {
      if (job.status === "FAILED") {
        this.#say(`Frames could not be fetched: ${job.error}`, "error");
      } else if (job.status === "COMPLETED") {
        this.#say(outcome(job), "done");
      } else if (job.status === "CANCELLED") {
        this.#say("Fetching was cancelled. What had come in until then stays.", "hint");
      }
    }
  }

  /** Many events come at once: what they hint at is read once. */
  #soon(part) {
    if (!this.#waiting.has(part)) {
      this.#waiting.set(part, setTimeout(() => {
        this.#waiting.delete(part);
        this.#read(part);
      }, PAUSE_MS));
    }
  }

  async #read(part) {
    try {
      this.#store.set(await READ[part](this.#store.state));
    } catch (error) {
      this.#say(error.message, "error");
    }
  }

  async sync(camera, { start, end }) {
    const job = await call("/frames/sync", {
      method: "POST",
      json: {
        instrument: camera,
        start: new Date(start).toISOString(),
        end: new Date(Number.isFinite(end) ? end : time.now()).toISOString(),
      },
    });
    this.#jobChanged(job);
    this.#say(job.existing ? "These frames are being fetched already." : "Asking the archive …", "hint");
  }

  async act(path, body) {
    try {
      await call(path, { method: "POST", json: body });
      await this.refresh();
    } catch (error) {
      this.#say(error.message, "error");
    }
  }
}

function outcome({ counts }) {
  const fetched = counts.downloaded ?? 0;
  const failed = counts.failed ?? 0;
  const fate = fetched === 0 ? "No new frames in the archive." : `${fetched} files fetched.`;
  return failed === 0 ? fate : `${fate} ${failed} failed: see Operate.`;
}

/** The jobs that are going on, for the bar; nothing if there are none. */
export function running({ state, operate }) {
  const jobs = state.jobs.filter(({ kind, status }) => kind === "FRAME_SYNC" && RUNNING.includes(status));
  return jobs.length === 0 ? nothing : html`<ul class="running" aria-label="Frames being fetched">
    ${repeat(jobs, ({ id }) => id, (job) => html`<li>${progress(job)}
      <button class="small" data-cancel=${job.id}
        @click=${() => operate.act(`/jobs/${job.id}/cancel`)}>Cancel</button></li>`)}
  </ul>`;
}

function progress(job) {
  const [stage, { done, total }] = Object.entries(job.progress).at(-1) ?? ["", { done: 0, total: 0 }];
  const what = stage === "" ? "waiting" : `${STAGES[stage] ?? stage} ${done} of ${total}`;
  return html`<span>${job.instrument.toUpperCase()}: ${what}</span>
    <progress aria-label="Progress" max=${Math.max(1, total)} .value=${done}></progress>`;
}

/** The state of downlink and scheduler in a few words, for the bar. */
export function chip({ state, actions }) {
  const { scheduler, health, connected } = state;
  if (!connected) {
    return html`<span class="chip bad" role="status">no connection; trying again …</span>`;
  }
  if (!scheduler) {
    return nothing;
  }
  const sick = health?.status === "degraded";
  return html`<button class="chip ${sick ? "bad" : ""}" title="Slots, jobs, files, health (S)"
    @click=${actions.operate}>${sick ? "degraded · " : ""}${slotText(scheduler)}</button>`;
}

function slotText({ on, activeSlots, nextSlot }) {
  const live = on ? "" : "scheduler off · ";
  if (activeSlots.length > 0) {
    return `${live}downlink now, ends in ${until(activeSlots[0].end)}`;
  }
  return nextSlot ? `${live}next downlink in ${until(nextSlot.start)}` : `${live}no downlink known`;
}

const until = (text) => time.duration(Date.parse(text) - time.now());

export function operatePanel({ state, operate }) {
  const { scheduler, summary, failures, health } = state;
  const jobs = state.jobs.filter(isWorthTelling);
  return html`
    ${scheduler ? slots(scheduler, operate) : html`<p class="faint">Asking the server …</p>`}
    <section aria-labelledby="jobs-title">
      <h2 id="jobs-title">Jobs</h2>
      ${jobs.length === 0
        ? html`<p class="faint">None yet.</p>`
        : html`<ul class="jobs">${repeat(jobs.slice(0, 12), ({ id }) => id, (job) => jobLine(job, operate))}</ul>`}
    </section>
    ${summary ? files(summary, failures, operate) : nothing}
    ${health ? checks(health) : nothing}`;
}

function slots({ cameras, schedule, activeSlots, nextSlot }, operate) {
  const line = (slot, what, moment) => html`<p><b>${what}</b> ${slot.antenna}
    ${time.clock(Date.parse(slot.start))} – ${time.clock(Date.parse(slot.end))} UTC,
    <span class="count">${moment}</span></p>`;
  return html`<section aria-labelledby="slots-title">
    <h2 id="slots-title">Downlink <span class="faint">${time.clockWithSeconds(time.now())} UTC</span></h2>
    ${activeSlots.map((slot) => line(slot, "now", `ends in ${until(slot.end)}`))}
    ${nextSlot ? line(nextSlot, "next", `in ${until(nextSlot.start)}`) : html`<p class="faint">No further slot is known.</p>`}
    ${schedule.error ? html`<p class="problem">The schedule could not be read: ${schedule.error}</p>` : nothing}
    <div class="row wrap"><button class="small" @click=${() => operate.act("/slots/sync")}>Read the schedule anew</button></div>
    ${Object.entries(cameras).map(([code, camera]) => html`<div class="row">
      <label class="check"><input type="checkbox" role="switch" data-live=${code} .checked=${camera.on}
        @change=${() => operate.act(`/scheduler/${camera.on ? "stop" : "start"}`, { instruments: [code] })}>
        follow ${code.toUpperCase()}</label>
      <span class="faint">${activity(camera)}</span></div>
      ${camera.lastOutcome?.error ? html`<p class="problem">${camera.lastOutcome.error}</p>` : nothing}`)}
  </section>`;
}

function activity({ activity: doing, nextLookAt }) {
  return {
    OFF: "off",
    READING_SCHEDULE: "reading the schedule",
    LOOKING: "looking now",
    WAITING: nextLookAt ? `looks again in ${until(nextLookAt)}` : "waiting",
  }[doing];
}

/** Looks of the scheduler that ended well are told of by the scheduler itself. */
const isWorthTelling = ({ kind, status }) => kind !== "LIVE_CYCLE" || status !== "COMPLETED";

function jobLine(job, operate) {
  const over = !RUNNING.includes(job.status);
  return html`<li><span>${JOBS[job.kind]} ${job.instrument?.toUpperCase() ?? ""}
    <span class="faint">${time.clock(Date.parse(job.createdAt))}</span></span>
    ${over ? html`<span class="state ${job.status.toLowerCase()}">${job.status.toLowerCase()}</span>` : progressOf(job)}
    ${over ? nothing : html`<button class="small" @click=${() => operate.act(`/jobs/${job.id}/cancel`)}>Cancel</button>`}
    ${job.error ? html`<span class="problem">${job.error}</span>` : nothing}</li>`;
}

const progressOf = (job) => (job.instrument ? progress(job) : html`<span>running</span>`);

function files({ total, instruments }, failures, operate) {
  const states = Object.keys(STATES).filter((state) => instruments.c2[state] + instruments.c3[state] > 0);
  return html`<section aria-labelledby="files-title">
    <h2 id="files-title">Files <span class="faint">${total}</span></h2>
    ${total === 0 ? html`<p class="faint">None are known yet.</p>` : html`<table>
      <thead><tr><th></th><th>C2</th><th>C3</th></tr></thead>
      <tbody>${states.map((state) => html`<tr><td>${STATES[state]}</td>
        <td>${instruments.c2[state]}</td><td>${instruments.c3[state]}</td></tr>`)}</tbody></table>`}
    ${failures.length === 0 ? nothing : html`<details><summary>Failed or left out (${failures.length})</summary>
      <ul class="failures">${failures.map((file) => html`<li><span>${file.id}</span>
        <span class="faint">${STATES[file.status]}</span> ${file.reason ?? ""}
        ${REOPENED.includes(file.status) ? html`<button class="small" data-retry=${file.id}
          @click=${() => operate.act(`/files/${file.id}/retry`)}>Retry</button>` : nothing}</li>`)}</ul></details>`}
  </section>`;
}

function checks({ status, checks: all }) {
  return html`<section aria-labelledby="health-title">
    <h2 id="health-title">Health <span class="state ${status}">${status}</span></h2>
    <ul class="findings">${Object.entries(all).map(([name, check]) => html`<li class=${check.status === "healthy" ? "ok" : "problem"}>
      <span aria-hidden="true">${check.status === "healthy" ? "✓" : "!"}</span> <b>${name}</b> ${check.detail}</li>`)}</ul>
  </section>`;
}
