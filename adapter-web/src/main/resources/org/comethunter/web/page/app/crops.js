// Pieces of decoded pictures about a place, always at the same scale: how they look one by one, and
// what remains when they are laid over each other.

/**
 * The greys of `size` × `size` picture pixels with a picture position in the very middle; `size` is
 * odd. Places between pixels are interpolated; beyond the picture there is NaN.
 */
export function crop({ width, height, pixels }, centre, size) {
  const greys = new Float32Array(size * size).fill(NaN);
  const half = (size - 1) / 2;
  const [column, row] = [Math.floor(centre.x - half), Math.floor(centre.y - half)];
  const [right, down] = [centre.x - half - column, centre.y - half - row];
  const [dx, dy] = [right > 0 ? 1 : 0, down > 0 ? width : 0];
  for (let y = Math.max(0, -row); y < size && row + y + (dy > 0 ? 1 : 0) < height; y++) {
    for (let x = Math.max(0, -column); x < size && column + x + dx < width; x++) {
      const at = (row + y) * width + column + x;
      const upper = pixels[at] + (pixels[at + dx] - pixels[at]) * right;
      const lower = pixels[at + dy] + (pixels[at + dy + dx] - pixels[at + dy]) * right;
      greys[y * size + x] = upper + (lower - upper) * down;
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
  const { length } = crops[0];
  const [sums, counts] = [new Float32Array(length), new Uint16Array(length)];
  for (const greys of crops) {
    for (let i = 0; i < length; i++) {
      if (!Number.isNaN(greys[i])) {
        sums[i] += greys[i];
        counts[i]++;
      }
    }
  }
  const mean = sums.map((sum, i) => sum / counts[i]); // NaN where there is none
  const all = mean.filter((value) => !Number.isNaN(value)).sort();
  const usual = all[all.length >> 1];
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
