// What lies at a point of the map, and what lies in view.

import { contains, distanceTo, grown, movesInto } from "./geometry.js";

/** The layers that are switched on, bottom first. */
export function shownLayers(model, state) {
  return model.layers.filter((layer) => !state.hidden.has(layer.id));
}

/** Items at a point: points and lines within the tolerance first, then polygons, smallest first. */
export function itemsAt(model, state, x, y, tolerance) {
  const near = [];
  const surrounding = [];
  for (const layer of [...shownLayers(model, state)].reverse()) {
    if (!layer.identifiable) continue;
    for (const feature of [...layer.features].reverse()) {
      const [move] = movesInto(around(x, y, tolerance), feature.bounds);
      if (move === undefined) continue;
      if (layer.geometry !== "polygon") {
        if (distanceTo(feature.parts, x - move, y) <= tolerance) near.push(feature);
      } else if (contains(feature.parts, x - move, y)) surrounding.push(feature);
    }
  }
  surrounding.sort((a, b) => a.area - b.area);
  return [...near, ...surrounding].map((feature) => feature.item);
}

/** Items with a part in view, in reading order: from the top left to the bottom right. */
export function itemsInView(model, state, bounds) {
  const found = shownLayers(model, state)
    .filter((layer) => layer.identifiable)
    .flatMap((layer) => layer.features)
    .filter((feature) => movesInto(bounds, feature.bounds).length);
  found.sort((a, b) => b.bounds.north - a.bounds.north || a.bounds.west - b.bounds.west);
  return found.map((feature) => feature.item);
}

function around(x, y, tolerance) {
  return grown({ west: x, south: y, east: x, north: y }, tolerance);
}
