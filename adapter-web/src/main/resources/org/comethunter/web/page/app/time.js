// Times are UTC everywhere on the page; on the wire they are ISO 8601.

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

const two = (number) => String(number).padStart(2, "0");

/** 2025-10-17 */
export function date(time) {
  const at = new Date(time);
  return `${at.getUTCFullYear()}-${two(at.getUTCMonth() + 1)}-${two(at.getUTCDate())}`;
}

/** 17 Oct */
export function shortDate(time) {
  const at = new Date(time);
  return `${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]}`;
}

/** 20:18 */
export function clock(time) {
  const at = new Date(time);
  return `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
}

/** 20:18:05 */
export function clockWithSeconds(time) {
  return `${clock(time)}:${two(new Date(time).getUTCSeconds())}`;
}

/** 2025-10-17 20:18:05 */
export function full(time) {
  return `${date(time)} ${clockWithSeconds(time)}`;
}

/** How long something takes: 2 d 3 h, 3 h 04 min, 4 min 05 s, 12 s. */
export function duration(milliseconds) {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds < 60) {
    return `${seconds} s`;
  }
  if (seconds < 3600) {
    return `${Math.floor(seconds / 60)} min ${two(seconds % 60)} s`;
  }
  const minutes = Math.floor(seconds / 60);
  if (minutes < 48 * 60) {
    return `${Math.floor(minutes / 60)} h ${two(minutes % 60)} min`;
  }
  return `${Math.floor(minutes / 1440)} d ${Math.floor((minutes % 1440) / 60)} h`;
}

/** The value of a datetime-local field, which stands for UTC here. */
export const toField = (time) => new Date(time).toISOString().slice(0, 16);

/** The time that such a value stands for; NaN if it stands for none. */
export const fromField = (text) => Date.parse(`${text}Z`);

let ahead = 0;

/** Takes over the server's clock, which windows and countdowns are measured by. */
export function follow(serverTime) {
  ahead = Date.parse(serverTime) - Date.now();
}

/** What the server's clock shows. */
export const now = () => Date.now() + ahead;
