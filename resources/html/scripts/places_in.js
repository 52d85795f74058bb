// Where the shown features of a layer lie in a view, also if that goes around the world.

import { grown, movesInto } from "./geometry.js";

/**
 * The shown rows of a layer in a view, each with the features that it is one of, and the worlds, in
 * metres, that it is moved by. Of a layer in blocks they are those whose shapes are there.
 */
export function* placesIn(layer, view) {
  for (const piece of piecesIn(layer, view)) yield* placesOf(piece, view);
}

/** A layer's features in a view with the rows that are shown: all at once, or the blocks there. */
function* piecesIn({ features, shown = null }, view) {
  if (!features.piecesIn) yield { features, shown };
  else
    for (const piece of features.piecesIn(view))
      yield { features: piece, shown: shown?.subarray(piece.first, piece.first + piece.count) };
}

function* placesOf({ features, shown }, { extent, margin = 0 }) {
  const whole = features.index.extent;
  if (!whole) return;
  const wanted = grown(extent, margin);
  for (const move of movesInto(wanted, whole)) {
    const { west, east } = wanted;
    const rows = features.index.rowsIn({ ...wanted, west: west - move, east: east - move });
    for (const row of rows) if (!shown || shown[row]) yield { features, row, move };
  }
}
