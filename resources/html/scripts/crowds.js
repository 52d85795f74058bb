// Says how many points lie at one place of the map, where their markers cover each other.

import { placesIn } from "./places_in.js";

const FEWEST = 10;
const FONT_PX = 11;
const RING_PX = 3;

/** The crowds of a layer's points in view, each { x, y, count, symbol } with x, y in pixels. */
export function crowdsOf(layer, view) {
  const places = new Map();
  const { classes } = layer;
  const [left, top] = view.origin;
  for (const { features, row, move } of placesIn(layer, view)) {
    const [x, y] = view.toPixel(features.bounds[4 * row] + move, features.bounds[4 * row + 3]);
    // The same points are a crowd wherever the view begins.
    const key = `${Math.round(x - left)} ${Math.round(y - top)}`;
    const known = places.get(key);
    if (known) known.count += 1;
    else places.set(key, { x, y, count: 1, symbol: classes[features.classes[row]].symbol });
  }
  return [...places.values()].filter(({ count }) => count >= FEWEST);
}

/** Paint the number of a crowd in a ring of the colour of its points. */
export function paintCrowd(context, { x, y, count, symbol }, { color }, family) {
  const isHollow = ["", "hollow"].includes(symbol.fill);
  const radius = 10 + 3.2 * Math.log10(count);
  context.save();
  context.beginPath();
  context.arc(x, y, radius - RING_PX / 2, 0, 2 * Math.PI);
  context.fillStyle = color("label_halo");
  context.fill();
  context.lineWidth = RING_PX;
  context.strokeStyle = color(isHollow ? symbol.stroke : symbol.fill);
  context.stroke();
  context.font = `600 ${FONT_PX}px ${family}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillStyle = color("label");
  context.fillText(String(count), x, y);
  context.restore();
}
