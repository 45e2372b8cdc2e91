// What is drawn over the picture: the Sun and its circles, rays, north, the Kreutz track, missing
// blocks, marks with where their objects should be, the chosen candidate, the ruler. Places come as array positions.

import { chosenOf } from "./candidates.js";
import { fromOffset, fromPolar, geometryOf, sunInPicture, toOffset, turn } from "./geometry.js";
import { predict } from "./motion.js";
import { toPane } from "./viewport.js";

/** The overlays that can be switched, in the order of the menu. */
export const OVERLAYS = [
  { name: "sun", label: "Sun and occulter" },
  { name: "circles", label: "Solar radii" },
  { name: "rays", label: "Position angles" },
  { name: "north", label: "North and east" },
  { name: "kreutz", label: "Kreutz track of the month" },
  { name: "blocks", label: "Missing blocks" },
  { name: "marks", label: "Marks and predictions" },
  { name: "candidate", label: "Chosen candidate" },
];

/** Colours of objects, in turn; told apart in every common kind of colour blindness by lightness. */
export const COLOURS = ["#ffd166", "#6fd3ff", "#ff8fa3", "#9be564", "#c9a7ff", "#ffab5e"];

const FAINT = "rgba(150, 170, 205, 0.5)";
const TEXT = "rgba(180, 196, 224, 0.85)";
const CANDIDATE = "rgba(140, 255, 190, 0.85)";
const KREUTZ = "rgba(255, 190, 120, 0.75)";

/** What the overlays depend on besides the view; nothing of it ever changes within itself. */
export function overlaid(state) {
  const frame = state.frames[state.index];
  const candidate = state.overlays.includes("candidate") ? chosenOf(state) : null;
  const moving = candidate || (state.overlays.includes("marks") && state.observations.length > 0);
  return frame
    ? [
        frame.rollDegrees,
        frame.width,
        geometryOf(state, frame),
        moving ? frame.id : null,
        state.overlays,
        state.observations,
        state.activeId,
        candidate,
        candidate && state.frames,
        state.overlays.includes("blocks") ? state.blocks.get(frame.id) : null,
        state.ruler,
      ]
    : [];
}

export function drawOverlays(context, pane, view, state) {
  const frame = state.frames[state.index];
  if (!frame) {
    return;
  }
  context.save();
  context.beginPath();
  context.rect(pane.x, pane.y, pane.width, pane.height);
  context.clip();
  context.font = "11px system-ui, sans-serif";
  context.textBaseline = "middle";
  context.lineWidth = 1;
  const geometry = geometryOf(state, frame);
  const shown = (name) => state.overlays.includes(name);
  const place = (array) => toPane(view, pane, turn(frame, array));
  if (geometry) {
    const sky = { context, pane, view, geometry, place };
    if (shown("circles")) drawCircles(sky, frame.instrument === "c2" ? 1 : 5);
    if (shown("rays")) drawRays(sky);
    if (shown("sun")) drawSun(sky);
    if (shown("north")) drawNorth(sky);
    if (shown("kreutz")) drawTrack(sky);
    if (shown("marks")) drawMarks(sky, state, frame);
  }
  if (shown("candidate")) drawCandidate({ context, view, geometry, place }, state, frame);
  if (shown("blocks")) drawBlocks(context, state.blocks.get(frame.id) ?? [], place, view);
  if (state.ruler) drawRuler(context, state.ruler, view, pane);
  context.restore();
}

/** The middle of the Sun in the pane, and the length of a solar radius there. */
function sun({ view, pane, geometry }) {
  return {
    ...toPane(view, pane, sunInPicture(geometry)),
    radius: geometry.solarRadiusPixels * view.zoom,
  };
}

function circle(context, { x, y }, radius) {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.stroke();
}

function drawCircles(sky, step) {
  const { context, geometry } = sky;
  const { x, y, radius } = sun(sky);
  const last = step === 1 ? 8 : geometry.fieldRadii;
  for (let radii = step; radii <= last; radii += step) {
    context.strokeStyle = FAINT;
    circle(context, { x, y }, radii * radius);
    label(context, `${radii} R☉`, x + 4, y - radii * radius);
  }
}

function drawSun(sky) {
  const { context, geometry } = sky;
  const { x, y, radius } = sun(sky);
  context.strokeStyle = "rgba(255, 225, 150, 0.9)";
  circle(context, { x, y }, radius);
  context.strokeStyle = FAINT;
  context.setLineDash([4, 4]);
  circle(context, { x, y }, geometry.occulterRadii * radius);
  context.setLineDash([]);
}

function drawRays(sky) {
  const { context, geometry, place } = sky;
  const end = geometry.occulterRadii < 3 ? 7 : geometry.fieldRadii;
  for (let angle = 0; angle < 360; angle += 30) {
    context.strokeStyle = FAINT;
    const at = (solarRadii) => place(fromPolar(geometry, { solarRadii, positionAngle: angle }));
    line(context, at(geometry.occulterRadii), at(end));
    const text = at(end * 0.94);
    label(context, `${angle}°`, text.x + 3, text.y);
  }
}

function drawNorth(sky) {
  const { context, pane, geometry, place } = sky;
  const middle = place(geometry.sun);
  const corner = { x: pane.x + 44, y: pane.y + pane.height - 44 };
  for (const [name, positionAngle] of [["N", 0], ["E", 90]]) {
    const far = place(fromPolar(geometry, { solarRadii: 1, positionAngle }));
    const length = Math.hypot(far.x - middle.x, far.y - middle.y);
    const [dx, dy] = [(far.x - middle.x) / length, (far.y - middle.y) / length];
    context.strokeStyle = TEXT;
    const tip = { x: corner.x + 26 * dx, y: corner.y + 26 * dy };
    line(context, corner, tip);
    line(context, tip, { x: tip.x - 6 * dx + 3 * dy, y: tip.y - 6 * dy - 3 * dx });
    line(context, tip, { x: tip.x - 6 * dx - 3 * dy, y: tip.y - 6 * dy + 3 * dx });
    label(context, name, corner.x + 36 * dx - 4, corner.y + 36 * dy);
  }
}

function drawTrack({ context, geometry, place }) {
  const track = geometry.kreutzTrack.map(place);
  if (track.length < 2) {
    return;
  }
  context.strokeStyle = KREUTZ;
  context.setLineDash([8, 5]);
  context.beginPath();
  track.forEach(({ x, y }, i) => (i === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
  context.stroke();
  context.setLineDash([]);
  const [first, second] = track;
  context.fillStyle = KREUTZ;
  context.fillText("Kreutz", first.x + (second.x > first.x ? 6 : -40), first.y + 10);
}

function drawBlocks(context, blocks, place, view) {
  context.strokeStyle = "rgba(255, 120, 120, 0.6)";
  for (const { x, y, width, height } of blocks) {
    // from the outer edge of the first pixel to that of the last, whichever way the frame is stored
    const one = place({ x: x - 0.5, y: y - 0.5 });
    const other = place({ x: x + width - 0.5, y: y + height - 0.5 });
    const left = Math.min(one.x, other.x);
    const top = Math.min(one.y, other.y);
    context.strokeRect(left, top, width * view.zoom, height * view.zoom);
    line(context, { x: left, y: top }, { x: left + width * view.zoom, y: top + height * view.zoom });
  }
}

function drawMarks({ context, geometry, place }, { observations, activeId }, frame) {
  observations.forEach((observation, number) => {
    const colour = COLOURS[number % COLOURS.length];
    const active = observation.id === activeId;
    const mark = observation.marks.find((one) => one.frame === frame.id);
    const expected = mark ? null : predict(observation, frame);
    context.strokeStyle = colour;
    context.globalAlpha = active ? 1 : 0.6;
    if (mark) {
      const { x, y } = place(mark);
      // beside the object, so that it can still be seen
      for (const [dx, dy] of [[1, 0], [-1, 0], [0, 1], [0, -1]]) {
        line(context, { x: x + 8 * dx, y: y + 8 * dy }, { x: x + 16 * dx, y: y + 16 * dy });
      }
      label(context, observation.name, x + 11, y - 11, colour);
    } else if (expected) {
      const { x, y } = place(fromOffset(geometry, expected));
      context.setLineDash([3, 3]);
      circle(context, { x, y }, 12);
      context.setLineDash([]);
      label(context, `${observation.name}?`, x + 12, y - 12, colour);
    }
    context.globalAlpha = 1;
  });
}

/** A circle about where it is now, and a dot for each of its other frames: nothing on the object. */
function drawCandidate({ context, view, geometry, place }, state, frame) {
  const candidate = chosenOf(state);
  if (!candidate) {
    return;
  }
  const here = candidate.positions.find((one) => one.frame === frame.id);
  const middle = here && place(here);
  const radius = 10 + 4 * view.zoom;
  const frames = new Map(state.frames.map((one) => [one.id, one]));
  context.strokeStyle = CANDIDATE;
  context.fillStyle = CANDIDATE;
  for (const position of candidate.positions) {
    const then = frames.get(position.frame);
    if (position === here || !then) {
      continue;
    }
    const { x, y } = place(moved(then, geometryOf(state, then), frame, geometry, position));
    if (!middle || Math.hypot(x - middle.x, y - middle.y) > radius + 2) {
      context.beginPath();
      context.arc(x, y, 1.5, 0, 2 * Math.PI);
      context.fill();
    }
  }
  if (middle) {
    circle(context, middle, radius);
  }
}

/** The array position in one frame of what has that array position in another: as far from the Sun. */
function moved(from, fromGeometry, to, toGeometry, array) {
  return fromGeometry && toGeometry
    ? fromOffset(toGeometry, toOffset(fromGeometry, array))
    : turn(to, turn(from, array)); // until it is known where the Sun is
}

function drawRuler(context, { from, to }, view, pane) {
  const start = toPane(view, pane, from.picture);
  context.strokeStyle = "#ffffff";
  circle(context, start, 3);
  if (to) {
    const end = toPane(view, pane, to.picture);
    line(context, start, end);
    circle(context, end, 3);
  }
}

function line(context, from, to) {
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(to.x, to.y);
  context.stroke();
}

function label(context, text, x, y, colour = TEXT) {
  context.lineWidth = 3;
  const stroke = context.strokeStyle;
  context.strokeStyle = "rgba(0, 0, 0, 0.7)";
  context.strokeText(text, x, y);
  context.lineWidth = 1;
  context.strokeStyle = stroke;
  context.fillStyle = colour;
  context.fillText(text, x, y);
}
