// Pieces of decoded pictures about a place, always at the same scale: how they look one by one, and
// what remains when they are laid over each other.

/**
 * The greys of `size` × `size` picture pixels with a picture position in the very middle; `size` is
 * odd. Places between pixels are interpolated; beyond the picture there is NaN.
 */
export function crop({ width, height, pixels }, centre, size) {
  const greys = new Float32Array(size * size);
  const half = (size - 1) / 2;
  const [left, top] = [centre.x - half, centre.y - half];
  const [column, row] = [Math.floor(left), Math.floor(top)];
  const [right, down] = [left - column, top - row];
  const at = (x, y) => (x >= 0 && y >= 0 && x < width && y < height ? pixels[y * width + x] : NaN);
  const between = (one, other, part) => (part === 0 ? one : one + (other - one) * part);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const [i, j] = [column + x, row + y];
      const upper = between(at(i, j), right === 0 ? 0 : at(i + 1, j), right);
      const lower = down === 0 ? 0 : between(at(i, j + 1), right === 0 ? 0 : at(i + 1, j + 1), right);
      greys[y * size + x] = between(upper, lower, down);
    }
  }
  return greys;
}

/**
 * The mean of crops of one size. Noise falls with the root of their number: the contrast is raised by
 * as much, at most fourfold, so that the noise looks as it does in one of them and what stands still
 * in all of them looks that much clearer.
 */
export function stack(crops) {
  const [first] = crops;
  const mean = new Float32Array(first.length);
  for (let i = 0; i < mean.length; i++) {
    const values = crops.map((one) => one[i]).filter((value) => !Number.isNaN(value));
    mean[i] = values.reduce((sum, value) => sum + value, 0) / values.length; // NaN of none
  }
  const all = mean.filter((value) => !Number.isNaN(value));
  const usual = all.toSorted()[all.length >> 1] ?? 0;
  const factor = Math.min(4, Math.sqrt(crops.length));
  return mean.map((value) => usual + (value - usual) * factor);
}

/** Draws greys onto a canvas of their size, through a table of what is shown of 0 to 255. */
export function draw(canvas, greys, shown) {
  const context = canvas.getContext("2d");
  const data = context.createImageData(canvas.width, canvas.height);
  const colours = new Uint32Array(data.data.buffer);
  for (let i = 0; i < greys.length; i++) {
    const grey = greys[i];
    // NaN stays transparent
    colours[i] = Number.isNaN(grey)
      ? 0
      : 0xff000000 | (shown[Math.round(Math.min(255, Math.max(0, grey)))] * 0x010101);
  }
  context.putImageData(data, 0, 0);
}
