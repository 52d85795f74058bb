// Places names on the map so that none overlaps another, the more important ones first.

import { insidePoint, oneWorld, reachAt } from "./geometry.js";
import { placesIn } from "./places_in.js";
import { TakenSpace } from "./taken_space.js";

const LINE_HEIGHT = 1.25;
const GAP_PX = 4;
const WRAP_LETTERS = 16;
const LONGEST_NAME = 120;
const HALO_PX = 3;
const SMALLEST_PX = 12;
const SQUARE_PX = 128;
const MOST_A_SQUARE = 4;
const FEW = 200;

/**
 * Return the placed labels of the layers, each { lines, font, color, x, y, angle, size } with x, y
 * the middle of the text in pixels.
 */
export function placeLabels(context, layers, view, pick, family) {
  const placed = [];
  const taken = new TakenSpace(view);
  for (const box of markerBoxes(layers, view)) taken.take(box);
  for (const { feature, style, here } of candidates(layers, view)) {
    const lines = wrapped(feature.label ?? pick(feature.name));
    if (!lines.length) continue;
    const text = measured(context, lines, style, family);
    const place = places(feature, text, here).find(({ box }) => taken.isFree(box));
    if (!place) continue;
    taken.take(place.box);
    placed.push({ ...text, ...place, color: style.color });
  }
  return placed;
}

/** Return whether an edge of `seen` (left, top, right, bottom) goes through a placed label. */
export function isCut({ box }, seen) {
  const isApart = box[0] >= seen[2] || box[2] <= seen[0] || box[1] >= seen[3] || box[3] <= seen[1];
  const isInside = box[0] >= seen[0] && box[2] <= seen[2] && box[1] >= seen[1] && box[3] <= seen[3];
  return !isApart && !isInside;
}

export function paintLabel(context, label, color) {
  context.save();
  context.translate(label.x, label.y);
  context.rotate(label.angle);
  context.font = label.font;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.lineWidth = HALO_PX;
  context.strokeStyle = color("label_halo");
  context.fillStyle = color(label.color);
  label.lines.forEach((line, row) => {
    const y = (row - (label.lines.length - 1) / 2) * label.size * LINE_HEIGHT;
    context.strokeText(line, 0, y);
    context.fillText(line, 0, y);
  });
  context.restore();
}

/** Markers that the user may want to click stay free of other names. */
function* markerBoxes(layers, view) {
  for (const layer of layers) {
    if (layer.geometry !== "point" || !layer.identifiable) continue;
    for (const { features, row, move } of placesIn(layer, onceIn(view))) {
      const size = layer.classes[features.classes[row]].symbol.marker_size;
      const [west, , , north] = features.bounds.subarray(4 * row, 4 * row + 4);
      const [x, y] = view.toPixel(west + move, north);
      yield boxAround(x, y, size, size);
    }
  }
}

/** The part of a view that shows each place once. */
function onceIn({ extent, resolution }) {
  return { extent: oneWorld(extent), resolution };
}

function candidates(layers, view) {
  const found = [];
  for (const layer of layers) {
    const style = layer.labels;
    if (!style || view.resolution >= style.coarsest || view.resolution < style.finest) continue;
    for (const { features, row, move } of worthNaming(layer, view)) {
      const toPixel = (x, y) => view.toPixel(x + move, y);
      found.push({ feature: features.feature(row), style, here: { ...view, toPixel } });
    }
  }
  // Smaller shapes have fewer places, so among equals they choose first.
  return found.sort((a, b) => a.style.rank - b.style.rank || a.feature.area - b.feature.area);
}

/** The largest features in view of each square of the map, the same wherever the view is. */
function worthNaming(layer, view) {
  const side = SQUARE_PX * view.resolution;
  const counts = new Map();
  const smallest = layer.geometry === "point" ? 0 : SMALLEST_PX * view.resolution;
  const isLarge = ({ features: { bounds }, row }) =>
    bounds[4 * row + 2] - bounds[4 * row] >= smallest ||
    bounds[4 * row + 3] - bounds[4 * row + 1] >= smallest;
  return Array.from(placesIn(layer, onceIn(view)))
    .filter(isLarge)
    .sort((a, b) => b.features.areas[b.row] - a.features.areas[a.row])
    .filter(({ features: { bounds }, row }) => {
      const column = Math.floor((bounds[4 * row] + bounds[4 * row + 2]) / 2 / side);
      const line = Math.floor((bounds[4 * row + 1] + bounds[4 * row + 3]) / 2 / side);
      const square = `${column} ${line}`;
      counts.set(square, (counts.get(square) ?? 0) + 1);
      return counts.get(square) <= MOST_A_SQUARE;
    });
}

function measured(context, lines, style, family) {
  const slant = style.italic ? "italic" : "normal";
  const font = `${slant} ${style.bold ? 600 : 400} ${style.size}px ${family}`;
  context.font = font;
  const width = Math.max(...lines.map((line) => context.measureText(line).width));
  return { lines, font, size: style.size, width, height: lines.length * style.size * LINE_HEIGHT };
}

/** Break a long name at the space nearest its middle; Chinese has no spaces and stays whole. */
function wrapped(whole) {
  const name = whole.length > LONGEST_NAME ? `${whole.slice(0, LONGEST_NAME)}…` : whole;
  if (name.length <= WRAP_LETTERS) return name ? [name] : [];
  const middle = name.length / 2;
  const spaces = [...name.matchAll(/ /g)].map((match) => match.index);
  if (!spaces.length) return [name];
  const nearest = spaces.reduce((a, b) => (Math.abs(b - middle) < Math.abs(a - middle) ? b : a));
  return [name.slice(0, nearest), name.slice(nearest + 1)];
}

function places(feature, text, view) {
  if (feature.layer.geometry === "polygon") return polygonPlaces(feature, text, view);
  if (feature.layer.geometry === "line") return linePlaces(feature, text, view);
  return pointPlaces(feature, text, view);
}

function polygonPlaces(feature, text, view) {
  const inside = insidePoint(feature.parts, feature.bounds);
  const [x, y] = view.toPixel(inside.x, inside.y);
  // A slanting strip is far from the edges of its box: its name stands beside the strip.
  const reach = reachAt(feature.parts, inside);
  const top = view.toPixel(inside.x, reach.north)[1] - text.height / 2 - GAP_PX;
  const bottom = view.toPixel(inside.x, reach.south)[1] + text.height / 2 + GAP_PX;
  const room = (feature.bounds.north - feature.bounds.south) / view.resolution;
  const fits =
    inside.width / view.resolution > text.width + 2 * GAP_PX && room > text.height + GAP_PX;
  const within = [0, -1.2, 1.2, -2.4, 2.4].map((step) => upright(x, y + step * text.height, text));
  const outside = [upright(x, top, text), upright(x, bottom, text)];
  if (fits) return within;
  return feature.layer.identifiable && feature.layer.features.count <= FEW ? outside : [];
}

function pointPlaces(feature, text, view) {
  const [x, y] = view.toPixel(feature.parts[0][0][0], feature.parts[0][0][1]);
  const reach = feature.layer.classes[feature.class].symbol.marker_size / 2 + 2 * GAP_PX;
  const side = text.width / 2 + reach;
  const up = text.height / 2 + reach;
  return [
    upright(x + side, y, text),
    upright(x - side, y, text),
    upright(x, y - up, text),
    upright(x, y + up, text),
  ];
}

/** Along the edge that is nearest the middle of the view among those long enough, or none. */
function linePlaces(feature, text, view) {
  const found = [];
  for (const ring of feature.parts.flat()) {
    for (let i = 2; i < ring.length; i += 2) {
      const [ax, ay] = view.toPixel(ring[i - 2], ring[i - 1]);
      const [bx, by] = view.toPixel(ring[i], ring[i + 1]);
      const angle = Math.atan((by - ay) / (bx - ax || 1e-9));
      const [x, y] = [(ax + bx) / 2, (ay + by) / 2];
      const away = Math.hypot(x - view.width / 2, y - view.height / 2);
      found.push({ away, place: turned(x, y, angle, text) });
    }
  }
  return found.sort((a, b) => a.away - b.away).map(({ place }) => place);
}

function upright(x, y, text) {
  return { x, y, angle: 0, box: boxAround(x, y, text.width, text.height) };
}

function turned(x, y, angle, text) {
  const width = Math.abs(text.width * Math.cos(angle)) + Math.abs(text.height * Math.sin(angle));
  const height = Math.abs(text.width * Math.sin(angle)) + Math.abs(text.height * Math.cos(angle));
  return { x, y, angle, box: boxAround(x, y, width, height) };
}

function boxAround(x, y, width, height) {
  return [x - width / 2 - 2, y - height / 2 - 1, x + width / 2 + 2, y + height / 2 + 1];
}
