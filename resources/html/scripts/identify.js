// What lies at a point of the map, and what lies in view.

import { contains, distanceTo, grown } from "./geometry.js";
import { placesIn } from "./places_in.js";
import { shownLayers } from "./shown_layers.js";

/** Items at a point: points and lines within the tolerance first, then polygons, smallest first. */
export function itemsAt(model, state, x, y, tolerance) {
  const near = [];
  const surrounding = [];
  for (const layer of [...shownLayers(model, state)].reverse()) {
    if (!layer.identifiable) continue;
    const places = [...placesIn(layer, { extent: around(x, y, tolerance) })];
    for (const { features, row, move } of places.reverse()) {
      if (layer.geometry !== "polygon") {
        if (distanceTo(features.parts(row), x - move, y) <= tolerance)
          near.push(features.feature(row));
      } else if (contains(features.parts(row), x - move, y)) surrounding.push(features.feature(row));
    }
  }
  surrounding.sort((a, b) => a.area - b.area);
  return [...near, ...surrounding].map((feature) => feature.item);
}

/**
 * Features with a part in view, in reading order: from the top left to the bottom right; each
 * { features, row }.
 */
export function featuresInView(model, state, view) {
  const found = [];
  for (const layer of shownLayers(model, state)) {
    if (!layer.identifiable) continue;
    for (const { features, row } of placesIn(layer, view)) {
      found.push({ features, row, north: features.bounds[4 * row + 3], west: features.bounds[4 * row] });
    }
  }
  return found.sort((a, b) => b.north - a.north || a.west - b.west);
}

/** Read what lies at a point, of layers that are in blocks; null where all is there. */
export function reachAt(model, state, x, y, tolerance) {
  const blocked = shownLayers(model, state).filter(({ features }) => features.reach);
  if (!blocked.length) return null;
  return Promise.all(blocked.map(({ features }) => features.reach(around(x, y, tolerance))));
}

function around(x, y, tolerance) {
  return grown({ west: x, south: y, east: x, north: y }, tolerance);
}
