// Fetches a picture and decodes it to one byte of grey per pixel, off the page's own thread.

import { fetchPatiently } from "./api.js";

self.onmessage = async ({ data: { key, url } }) => {
  try {
    const response = await fetchPatiently(url);
    const picture = await decode(await response.blob());
    self.postMessage({ key, ...picture }, [picture.pixels.buffer]);
  } catch (error) {
    self.postMessage({ key, error: error.message, status: error.status ?? 0 });
  }
};

async function decode(blob) {
  // as it is in the file: no colour profile may change a grey
  const bitmap = await createImageBitmap(blob, { colorSpaceConversion: "none" });
  const { width, height } = bitmap;
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d", { willReadFrequently: true, alpha: false });
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  const colours = new Uint32Array(context.getImageData(0, 0, width, height).data.buffer);
  const pixels = new Uint8Array(colours.length);
  for (let i = 0; i < colours.length; i++) {
    pixels[i] = colours[i]; // the lowest byte
  }
  return { width, height, pixels };
}
