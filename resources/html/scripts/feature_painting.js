// Paints the features of all layers that are drawn, as far as they lie in a view.

import { crowdsOf, paintCrowd } from "./crowds.js";
import { paintBoxes } from "./box_painting.js";
import { layWithOpacity, pictureLike, paintShape } from "./painter.js";
import { paintPicture } from "./pictures.js";
import { PixelShape } from "./pixel_shape.js";
import { placesIn } from "./places_in.js";
import { shownLayers } from "./shown_layers.js";

const ROWS_A_STEP = 1000;

/** The layers that are drawn at a resolution, bottom first. */
export function drawnLayers(model, state, { resolution }) {
  return shownLayers(model, state).filter(
    ({ finest, coarsest }) => resolution >= finest && resolution < coarsest,
  );
}

/**
 * Paint step by step; a layer that is seen through is laid on the others as a whole.
 *
 * Returns whether all was painted: some may still be on its way from the web server.
 */
export function* paintFeatures(context, view, { model, store, color }) {
  let isWhole = true;
  for (const layer of drawnLayers(model, store.state, view)) {
    const own = layer.opacity === 1 ? context : pictureLike(context);
    isWhole = (yield* paintBlocks(own, layer, view, color)) && isWhole;
    yield* paintLayer(own, layer, view, color);
    if (own !== context) layWithOpacity(context, own, layer.opacity);
  }
  return isWhole;
}

/** Paint what is too small for shapes, and what has none yet; return whether that is all. */
function* paintBlocks(context, layer, view, color) {
  if (!layer.features.drawnIn) return true;
  const { boxes, isWhole } = layer.features.drawnIn(view);
  yield* paintBoxes(context, layer, boxes, view, color);
  return isWhole;
}

function* paintLayer(context, layer, view, color) {
  if (layer.image) return paintPicture(context, layer, view);
  const look = { color, ratio: view.ratio, origin: view.origin };
  const { geometry, classes } = layer;
  const shape = new PixelShape();
  for (const { features, row, move } of placesIn(layer, view)) {
    shape.take(features, row, view, move);
    paintShape(context, geometry, shape, classes[features.classes[row]].symbol, look);
    if (row % ROWS_A_STEP === 0) yield;
  }
  if (geometry !== "point") return;
  const family = getComputedStyle(document.body).fontFamily;
  for (const crowd of crowdsOf(layer, view)) paintCrowd(context, crowd, look, family);
}
