// Everything on the keyboard. What is listed here is what the "?" sheet shows. Keys of a group with
// `when` have their meaning while that is so; of one that is `alone`, no letter of another means anything then.

import { REASONS } from "./candidates.js";

export const KEYS = [
  { title: "Play", keys: [
    ["Space", "play or pause", (act) => act.toggle()],
    ["ArrowLeft", "one frame back", (act) => act.step(-1)],
    ["ArrowRight", "one frame on", (act) => act.step(1)],
    ["Home", "first frame", (act) => act.first()],
    ["End", "last frame", (act) => act.last()],
    ["[", "slower", (act) => act.faster(-1)],
    ["]", "faster", (act) => act.faster(1)],
    ["l", "loop or bounce", (act) => act.order()],
    ["b", "blink the last two frames", (act) => act.blink("last")],
    ["Shift+b", "blink this frame and the one before", (act) => act.blink("here")],
  ] },
  { title: "Look", keys: [
    ["+", "zoom in about the pointer", (act) => act.zoom(1.25)],
    ["-", "zoom out", (act) => act.zoom(0.8)],
    ["0", "fit the whole picture", (act) => act.fit()],
    ["1", "one pixel to one pixel", (act) => act.actualSize()],
    ["Shift+ArrowLeft", "move the view left", (act) => act.pan(60, 0)],
    ["Shift+ArrowRight", "move the view right", (act) => act.pan(-60, 0)],
    ["Shift+ArrowUp", "move the view up", (act) => act.pan(0, 60)],
    ["Shift+ArrowDown", "move the view down", (act) => act.pan(0, -60)],
    ["f", "next filter", (act) => act.filter(1)],
    ["Shift+f", "previous filter", (act) => act.filter(-1)],
    ["i", "invert", (act) => act.invert()],
    ["d", "take the frame before away", (act) => act.subtract()],
    ["g", "magnifying glass", (act) => act.loupe()],
    ["c", "compare two filters: off, side by side, wipe", (act) => act.compare()],
    ["r", "brightness and contrast as usual", (act) => act.resetLight()],
    ["o", "hide or show the overlays", (act) => act.overlays()],
  ] },
  { title: "Mark", keys: [
    ["v", "look around", (act) => act.tool("look")],
    ["m", "mark with a click; with Shift, the plain pixel", (act) => act.tool("mark")],
    ["u", "ruler", (act) => act.tool("ruler")],
    ["k", "brightness and contrast by dragging", (act) => act.tool("light")],
    ["Enter", "mark what is in the middle of the view", (act) => act.markMiddle()],
    ["n", "new object", (act) => act.newObject()],
    ["Delete", "remove the mark in this frame", (act) => act.unmark()],
    ["z", "undo the last change of a mark", (act) => act.undo()],
    ["p", "report", (act) => act.report()],
  ] },
  { title: "Page", keys: [
    ["s", "slots, jobs and files", (act) => act.operate()],
    ["?", "this sheet", (act) => act.help()],
  ] },
  { title: "Candidates, while their panel is open", when: (act) => act.isOnCandidates(), keys: [
    ["ArrowDown", "next candidate", (act) => act.nextCandidate(1)],
    ["ArrowUp", "previous candidate", (act) => act.nextCandidate(-1)],
    ["a", "accept the chosen one: it becomes an object", (act) => act.acceptCandidate()],
    ["x", "reject it; the next key says what it is", (act) => act.rejectCandidate()],
    ["Escape", "choose none", (act) => act.chooseCandidate(null)],
  ] },
  { title: "Rejected as", when: (act) => act.isRejecting(), alone: true, keys: [
    ...REASONS.map(([reason, key, words]) => [key, words, (act) => act.rejectCandidateAs(reason)]),
    ["Escape", "not rejected", (act) => act.set({ rejecting: false })],
  ] },
];

/** By key, what it does and when; a later group goes before an earlier one. */
const BY_KEY = new Map();
for (const { when = () => true, alone = false, keys } of KEYS) {
  for (const [key, , run] of keys) {
    BY_KEY.set(key, [{ when, run, alone }, ...(BY_KEY.get(key) ?? [])]);
  }
}

/** What a key that is held down does once. */
const ONCE = new Set(["Enter", "z", "n", "Delete", "Space", "b", "Shift+b", "p", "?", "x", "Escape"]
  .concat(REASONS.map(([, key]) => key)));
const LETTER = /^(Shift\+)?[a-z]$/;
const SAME = new Map([["=", "+"], ["_", "-"], ["Backspace", "Delete"]]);

/** The control that was last pressed with the pointer: it has no claim to the space bar. */
let pressed = null;

/** Listens to the whole page, except where text is entered or a control has its own use for a key. */
export function listenToKeys(actions) {
  document.addEventListener("pointerdown", ({ target }) => {
    pressed = target.closest("label")?.control ?? target.closest("button, a, summary, input");
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Tab") {
      pressed = null;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || isTaken(event)) {
      return;
    }
    const meant = BY_KEY.get(nameOf(event))?.find(({ when }) => when(actions));
    const slip = !meant?.alone && LETTER.test(nameOf(event))
      && KEYS.some(({ alone, when }) => alone && when(actions));
    if (meant && !slip) {
      event.preventDefault();
      if (event.repeat && ONCE.has(nameOf(event))) {
        return;
      }
      meant.run(actions);
    }
  });
}

function nameOf(event) {
  const key = event.key === " " ? "Space" : (SAME.get(event.key) ?? event.key);
  if (key.length > 1) {
    return event.shiftKey && key.startsWith("Arrow") ? `Shift+${key}` : key;
  }
  const letter = key.toLowerCase();
  return event.shiftKey && letter !== key.toUpperCase() ? `Shift+${letter}` : letter;
}

function isTaken(event) {
  const target = event.target;
  if (document.querySelector("dialog[open]")) {
    return true;
  }
  if (target.closest("textarea, select, input:not([type=range]):not([type=checkbox]):not([type=radio])")) {
    return true;
  }
  if (target.closest("input[type=range]")) {
    return /^(Arrow|Home|End|Page)/.test(event.key);
  }
  if (target.closest("input[type=radio]") && /^(Arrow|Home|End)/.test(event.key)) {
    return true;
  }
  if (target.closest("[role=tab]") && /^(ArrowLeft|ArrowRight|Home|End)/.test(event.key)) {
    return true;
  }
  // a control to which the keyboard has moved the focus is pressed by space and enter
  const control = target.closest("button, a, summary, input");
  return (event.key === " " || event.key === "Enter") && control !== null && control !== pressed;
}
