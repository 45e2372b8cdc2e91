// Where pixels lie. Picture positions are {x, y} of the north-up picture with y = 0 at the top; array
// positions are {x, y} of the FITS array as it is stored, with y = 0 at the bottom. Both are 0-based
// and whole numbers are pixel centres. `geometry` is what /frames/{id}/geometry says.

const DEGREE = Math.PI / 180;

/** A full frame is 1024 pixels wide; motions are in such pixels. */
export const FULL = 1024;

/** From a picture position to the array position, and back: both are reflections. */
export function turn(frame, { x, y }) {
  return isTurned(frame) ? { x: frame.width - 1 - x, y } : { x, y: frame.height - 1 - y };
}

/** Whether the frame is stored upside down: its roll is nearer to 180 degrees than to 0. */
export function isTurned({ rollDegrees }) {
  const turns = (rollDegrees ?? 0) / 360;
  return Math.abs(turns - Math.round(turns)) * 360 > 90;
}

/** A roll that differs by less is the same for what is drawn; degrees. */
const SAME_ROLL = 1;

/**
 * The geometry of a frame or, as long as it is not known, that of the nearest frame with the same
 * roll: the Sun keeps its place for years. Null if there is none.
 */
export function geometryOf({ geometries, frames }, frame) {
  const known = geometries.get(frame.id);
  if (known) {
    return known;
  }
  const near = frames
    .filter(({ id, rollDegrees }) =>
      geometries.has(id) && Math.abs(rollDegrees - frame.rollDegrees) < SAME_ROLL)
    .reduce((one, other) => (away(other) < away(one) ? other : one), null);
  return near && geometries.get(near.id);

  function away(one) {
    return one ? Math.abs(one.time - frame.time) : Infinity;
  }
}

/** Distance from the Sun in solar radii and position angle, of an array position. */
export function toPolar(geometry, { x, y }) {
  const columns = x - geometry.sun.x;
  const rows = y - geometry.sun.y;
  const roll = geometry.rollDegrees * DEGREE;
  const north = columns * Math.sin(roll) + rows * Math.cos(roll);
  const east = rows * Math.sin(roll) - columns * Math.cos(roll);
  const angle = Math.atan2(east, north) / DEGREE;
  return {
    solarRadii: Math.hypot(columns, rows) / geometry.solarRadiusPixels,
    positionAngle: (angle + 360) % 360,
  };
}

/** The array position at a distance and position angle. */
export function fromPolar(geometry, { solarRadii, positionAngle }) {
  const pixels = solarRadii * geometry.solarRadiusPixels;
  const turned = (positionAngle - geometry.rollDegrees) * DEGREE;
  return {
    x: geometry.sun.x - pixels * Math.sin(turned),
    y: geometry.sun.y + pixels * Math.cos(turned),
  };
}

/** How far an array position is from the Sun in the north-up picture, in pixels of a full frame. */
export function toOffset(geometry, { x, y }) {
  const scale = ((isTurned(geometry) ? -1 : 1) * FULL) / geometry.width;
  return { right: (x - geometry.sun.x) * scale, up: (y - geometry.sun.y) * scale };
}

/** The array position at such an offset. */
export function fromOffset(geometry, { right, up }) {
  const scale = ((isTurned(geometry) ? -1 : 1) * geometry.width) / FULL;
  return { x: geometry.sun.x + right * scale, y: geometry.sun.y + up * scale };
}

/** The Sun's place in the picture. */
export const sunInPicture = (geometry) => turn(geometry, geometry.sun);

/** A picture position as a report has it: of a frame of that size, with (0,0) at that corner. */
export function reported(frame, { x, y }, size, origin) {
  const scale = size / frame.width;
  const fromBelow = origin === "lower-left" ? frame.height - 1 - y : y;
  return { x: (x + 0.5) * scale - 0.5, y: (fromBelow + 0.5) * scale - 0.5 };
}
