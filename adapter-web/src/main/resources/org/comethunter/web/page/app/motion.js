// Where a marked object should be in another frame: the server's fit, evaluated.

import { HOUR } from "./time.js";

/** Beyond this many hours from the nearest mark a guess is worth nothing. */
const FARTHEST = 8;

/** The offset {right, up} from the Sun at a frame's time, or null if it cannot be told. */
export function predict({ motion, marks }, frame) {
  if (!motion) {
    return null;
  }
  const nearest = Math.min(...marks.map(({ time }) => Math.abs(time - frame.time)));
  if (nearest > FARTHEST * HOUR) {
    return null;
  }
  const hours = (frame.time - Date.parse(motion.epoch)) / HOUR;
  const at = (coefficients) => coefficients.reduceRight((sum, one) => sum * hours + one, 0);
  return { right: at(motion.right), up: at(motion.up) };
}
