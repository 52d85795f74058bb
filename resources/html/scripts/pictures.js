// Rasters: pictures of the ground that come with the page, drawn where they lie.

import { movesInto } from "./geometry.js";

/** Decode the pictures of all layers that have one; `loaded()` is called after each. */
export function loadPictures(model, loaded) {
  for (const layer of model.layers.filter(({ picture }) => picture)) {
    layer.image = new Image();
    layer.image.addEventListener("load", loaded);
    layer.image.src = layer.picture.source;
  }
}

/** Draw a layer's picture, once it is there. */
export function paintPicture(context, { image, picture }, view) {
  if (!image.complete) return;
  const [west, south, east, north] = picture.bounds;
  for (const move of movesInto(view.extent, { west, south, east, north })) {
    const [left, top] = view.toPixel(west + move, north);
    const [right, bottom] = view.toPixel(east + move, south);
    context.drawImage(image, left, top, right - left, bottom - top);
  }
}
