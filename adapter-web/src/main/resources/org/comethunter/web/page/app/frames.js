// Which frames there are: those of a camera and a window of time, in order of observation.

import { call } from "./api.js";
import * as time from "./time.js";

const PAGE = 500;

/** More would not fit on a timeline, nor into memory. */
export const MOST = 4000;

const FIRST_LIGHT = Date.parse("1995-12-02T00:00:00Z"); // launch of SOHO

/** The window that a choice stands for now: {start, end} in milliseconds; end may be Infinity. */
export function windowOf(range) {
  return range.hours
    ? { start: time.now() - range.hours * time.HOUR, end: Infinity }
    : { start: range.start, end: range.end };
}

/** All frames of a camera in a window, and whether there are more than could be taken. */
export async function load(camera, { start, end }, signal) {
  const query = { instrument: camera, start: iso(start), limit: PAGE };
  if (Number.isFinite(end)) {
    query.end = iso(end);
  }
  const frames = [];
  let next = null;
  do {
    const page = await call("/frames", { query: next ? { ...query, cursor: next } : query, signal });
    frames.push(...page.frames.map(withTime));
    next = page.next;
  } while (next !== null && frames.length < MOST);
  return { frames, cut: next !== null };
}

/** A frame with its time in milliseconds. */
export const withTime = (frame) => ({ ...frame, time: Date.parse(frame.observedAt) });

/** The frames with one more, or with a newer version of one, in order. */
export function merge(frames, frame) {
  const others = frames.filter(({ id }) => id !== frame.id);
  const place = others.findLastIndex(({ time: before }) => before <= frame.time) + 1;
  return others.toSpliced(place, 0, frame);
}

/**
 * The time of the newest frame of a camera, in milliseconds, or null if there is none. The list is
 * chronological: the newest is found by asking whether there are any after a moment.
 */
export async function newest(camera) {
  let after = await firstSince(camera, FIRST_LIGHT);
  if (after === null) {
    return null;
  }
  let end = time.now();
  while (end - after > time.MINUTE) {
    const middle = after + (end - after) / 2;
    const found = await firstSince(camera, middle);
    if (found === null) {
      end = middle;
    } else {
      after = found;
    }
  }
  return after;
}

async function firstSince(camera, moment) {
  const query = { instrument: camera, start: iso(moment), limit: 1 };
  const { frames } = await call("/frames", { query });
  return frames.length === 0 ? null : Date.parse(frames[0].observedAt);
}

/** Where the pictures of frames are, made with a filter, or as usual if it is empty. */
export function pictureUrl(frame, filter) {
  const joint = frame.image.includes("?") ? "&" : "?";
  return filter ? `${frame.image}${joint}filter=${filter}` : frame.image;
}

/**
 * Gaps between frames: {start, end} for every one that is longer than three usual intervals.
 */
export function gaps(frames) {
  const intervals = frames.slice(1).map((frame, i) => frame.time - frames[i].time);
  const usual = intervals.toSorted((one, other) => one - other)[intervals.length >> 1] ?? 0;
  return intervals.flatMap((interval, i) =>
    interval > 3 * usual && interval > 20 * time.MINUTE
      ? [{ start: frames[i].time, end: frames[i + 1].time }]
      : [],
  );
}

const iso = (milliseconds) => new Date(milliseconds).toISOString();
