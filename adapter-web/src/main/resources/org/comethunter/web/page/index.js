// Shows the newest frames of both cameras, in order of time. The list of frames is chronological,
// so the newest are found by asking whether there are any after a moment.

const SHOWN = 24;
const HOUR = 3600 * 1000;
const FIRST_LIGHT = Date.parse("1995-12-02T00:00:00Z"); // launch of SOHO

async function page(parameters) {
  const response = await fetch("/frames?" + new URLSearchParams(parameters));
  const body = await response.json();
  if (!response.ok) {
    throw new Error(body.detail);
  }
  return body;
}

async function firstSince(moment) {
  const { frames } = await page({ start: new Date(moment).toISOString(), limit: 1 });
  return frames.length === 0 ? null : Date.parse(frames[0].observedAt);
}

// A moment with frames after it, but not many more than half a day of them.
async function recently() {
  let late = Date.now();
  if ((await firstSince(late - 12 * HOUR)) !== null) {
    return late - 12 * HOUR;
  }
  let early = await firstSince(FIRST_LIGHT);
  if (early === null) {
    return null;
  }
  while (late - early > 12 * HOUR) {
    const middle = early + (late - early) / 2;
    const found = await firstSince(middle);
    if (found === null) {
      late = middle;
    } else {
      early = found;
    }
  }
  return early - 6 * HOUR;
}

async function newest() {
  const since = await recently();
  if (since === null) {
    return [];
  }
  const start = new Date(since).toISOString();
  let newest = [];
  let cursor = null;
  do {
    const { frames, next } = await page({ start, limit: 500, ...(cursor && { cursor }) });
    newest = newest.concat(frames).slice(-SHOWN);
    cursor = next;
  } while (cursor !== null);
  return newest;
}

function figure(frame) {
  const copy = document.getElementById("frame").content.cloneNode(true);
  const time = frame.observedAt.slice(0, 19).replace("T", " ") + " UTC";
  const image = copy.querySelector("img");
  image.src = frame.image;
  image.alt = "LASCO " + frame.instrument.toUpperCase() + ", " + time;
  copy.querySelector("a").href = frame.image;
  copy.querySelector("b").textContent = frame.instrument.toUpperCase();
  copy.querySelector("time").textContent = time;
  copy.querySelector("time").dateTime = frame.observedAt;
  return copy;
}

const state = document.getElementById("state");
try {
  const frames = await newest();
  document.getElementById("frames").replaceChildren(...frames.map(figure));
  state.textContent =
    frames.length === 0
      ? "No frames yet. Reload this page when some have arrived."
      : "The newest " + frames.length + " frames, in order of time. North is up, east is left.";
} catch (error) {
  state.textContent = "The frames cannot be shown: " + error.message;
}
