// The view in the page's address, so that it can be kept and shared: ?camera=c3&hours=24&frame=…

import { FILTERS } from "./controls.js";
import { FIT } from "./viewport.js";

const ORDERS = ["loop", "bounce"];
const COMPARISONS = ["off", "side", "wipe"];

/** What the address says, as changes of the state; what it says wrongly is left out. */
export function read(search) {
  const given = new URLSearchParams(search);
  const state = {};
  const take = (name, key, convert) => {
    const value = given.has(name) ? convert(given.get(name)) : undefined;
    if (value !== undefined) {
      state[key] = value;
    }
  };
  take("camera", "camera", (text) => oneOf(text, ["c2", "c3"]));
  take("filter", "filter", (text) => oneOf(text, FILTERS.map(([code]) => code)));
  take("compare", "compare", (text) => oneOf(text, COMPARISONS));
  take("with", "compareFilter", (text) => oneOf(text, FILTERS.map(([code]) => code)));
  take("wipe", "wipe", (text) => number(text, 0, 1));
  take("fps", "fps", (text) => number(text, 1, 60));
  take("order", "order", (text) => oneOf(text, ORDERS));
  take("brightness", "offset", (text) => number(text, -1, 1));
  take("contrast", "gain", (text) => number(text, 0.05, 20));
  take("invert", "invert", (text) => text === "1");
  take("subtract", "subtract", (text) => text === "1");
  take("frame", "wantedFrame", (text) => (/^[\w-]{1,60}$/.test(text) ? text : undefined));
  take("object", "activeId", (text) => (/^[\w-]{1,40}$/.test(text) ? text : undefined));
  take("overlays", "overlays", (text) => text.split(",").filter((name) => /^[a-z]+$/.test(name)));
  take("origin", "origin", (text) => oneOf(text, ["upper-left", "lower-left"]));
  take("size", "size", (text) => (["512", "1024"].includes(text) ? Number(text) : undefined));
  const hours = number(given.get("hours"), 0.1, 24 * 366);
  const start = Date.parse(given.get("start"));
  const end = Date.parse(given.get("end"));
  if (start < end) {
    state.range = { start, end };
  } else if (hours !== undefined) {
    state.range = { hours };
  }
  const [x, y, zoom] = (given.get("view") ?? "").split(",").map((text) => number(text, -1e4, 1e4));
  if (x !== undefined && y !== undefined && zoom > 0.05 && zoom <= 40) {
    state.view = { x, y, zoom };
  }
  return state;
}

/** The address of a state; `usual` is what need not be said. */
export function write(state, usual) {
  const said = new URLSearchParams();
  const say = (name, value, unless) => {
    if (value !== unless) {
      said.set(name, value);
    }
  };
  say("camera", state.camera);
  if (state.range.hours) {
    say("hours", state.range.hours);
  } else {
    say("start", shortIso(state.range.start));
    say("end", shortIso(state.range.end));
  }
  say("filter", state.filter, usual.filter);
  say("frame", state.frames[state.index]?.id ?? state.wantedFrame ?? undefined, undefined);
  if (state.view !== FIT && state.view.zoom !== null) {
    const { x, y, zoom } = state.view;
    say("view", [x.toFixed(1), y.toFixed(1), Number(zoom.toPrecision(4))].join(","));
  }
  say("compare", state.compare, usual.compare);
  if (state.compare !== "off") {
    say("with", state.compareFilter);
    say("wipe", Number(state.wipe.toFixed(2)), usual.wipe);
  }
  say("fps", state.fps, usual.fps);
  say("order", state.order, usual.order);
  say("brightness", Number(state.offset.toFixed(2)), usual.offset);
  say("contrast", Number(state.gain.toFixed(2)), usual.gain);
  say("invert", state.invert ? "1" : "0", "0");
  say("subtract", state.subtract ? "1" : "0", "0");
  say("overlays", state.overlays.join(","), usual.overlays.join(","));
  say("origin", state.origin, usual.origin);
  say("size", state.size, usual.size);
  say("object", state.activeId ?? undefined, undefined);
  return `?${said.toString().replaceAll("%2C", ",").replaceAll("%3A", ":")}`;
}

const shortIso = (time) => new Date(time).toISOString().replace(/(:00)?\.000Z$/, "Z");

const oneOf = (text, values) => (values.includes(text) ? text : undefined);

function number(text, least, most) {
  const value = text === null || text === "" ? NaN : Number(text);
  return value >= least && value <= most ? value : undefined;
}
