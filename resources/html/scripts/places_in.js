// Where the shown features of a layer lie in a view, also if that goes around the world.

import { grown, movesInto } from "./geometry.js";
import { rowsIn } from "./shown_layers.js";

/** The shown rows of a layer in a view, each with the worlds, in metres, that it is moved by. */
export function* placesIn(layer, { extent, margin = 0 }) {
  const whole = layer.features.index.extent;
  if (!whole) return;
  const wanted = grown(extent, margin);
  for (const move of movesInto(wanted, whole)) {
    const { west, east } = wanted;
    const rows = rowsIn(layer, { ...wanted, west: west - move, east: east - move });
    for (const row of rows) yield { row, move };
  }
}
