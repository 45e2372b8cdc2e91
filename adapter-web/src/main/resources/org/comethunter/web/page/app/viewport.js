// Which part of the picture is seen. A view is {x, y, zoom}: the picture position in the middle of a
// pane, and CSS pixels per picture pixel; `zoom: null` fits the whole picture into the pane.

export const FIT = Object.freeze({ x: null, y: null, zoom: null });

const LARGEST = 40;
const SMALLEST = 0.1;

/** The view with its numbers, for a pane of that size and a picture of that size. */
export function resolve(view, pane, picture) {
  if (view.zoom === null) {
    return {
      x: (picture.width - 1) / 2,
      y: (picture.height - 1) / 2,
      zoom: Math.min(pane.width / picture.width, pane.height / picture.height),
    };
  }
  return view;
}

/** Where a picture position is in the pane. */
export function toPane(view, pane, { x, y }) {
  return {
    x: pane.x + pane.width / 2 + (x - view.x) * view.zoom,
    y: pane.y + pane.height / 2 + (y - view.y) * view.zoom,
  };
}

/** Which picture position is at a place in the pane. */
export function fromPane(view, pane, { x, y }) {
  return {
    x: view.x + (x - pane.x - pane.width / 2) / view.zoom,
    y: view.y + (y - pane.y - pane.height / 2) / view.zoom,
  };
}

/** Zooms by a factor; what is at that place in the pane stays there. */
export function zoomAbout(view, pane, place, factor) {
  const zoom = Math.min(LARGEST, Math.max(SMALLEST, view.zoom * factor));
  const fixed = fromPane(view, pane, place);
  return {
    x: fixed.x - (place.x - pane.x - pane.width / 2) / zoom,
    y: fixed.y - (place.y - pane.y - pane.height / 2) / zoom,
    zoom,
  };
}

/** Moves the picture along with the pointer; its middle cannot leave the pane. */
export function pan(view, picture, dx, dy) {
  const within = (value, size) => Math.min(size, Math.max(-1, value));
  return {
    x: within(view.x - dx / view.zoom, picture.width),
    y: within(view.y - dy / view.zoom, picture.height),
    zoom: view.zoom,
  };
}
