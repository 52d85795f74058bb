// The map's features as pictures of squares of the map, which are kept, and painted in slices:
// the page answers meanwhile, and shows what it has of other zooms.

import { createOverlay } from "./canvas_overlay.js";

const SIDE_PX = 512;
const MARGIN_PX = 48;
const AT_ONCE_MS = 40;
const SLICE_MS = 20;
const MOST_PIXELS = 48 * SIDE_PX ** 2;

/**
 * Make a canvas layer that is painted tile by tile.
 *
 * `paint(context, view)` is a generator that paints what `view.extent` touches, and may be left
 * between any two steps. It returns whether that was all; else the tile is painted anew later.
 */
export function createTiledOverlay(paint, className) {
  const tiles = new Map();
  let generation = 0;
  let painting = null;
  const isFresh = ({ key }) => tiles.get(key)?.generation === generation;

  const overlay = createOverlay((context, view) => {
    clearTimeout(painting?.timer);
    painting = null;
    if (view.isPrinting) return drain(paint(context, view));
    const wanted = wantedTiles(view);
    if (!wanted.every(isFresh)) layOldTiles(context, view, tiles);
    for (const tile of wanted.filter(isFresh)) lay(context, view, touched(tiles, tile.key));
    const missing = wanted.filter((tile) => !isFresh(tile));
    painting = { context, view, missing, steps: null, timer: 0, isWhole: true };
    overlay.getElement().ariaBusy = "true";
    paintFor(AT_ONCE_MS);
  }, className);

  const paintFor = (time) => {
    const { context, view, missing } = painting;
    const end = performance.now() + time;
    while (missing.length && performance.now() < end) {
      painting.steps ??= paintedTile(missing[0], view, paint, generation);
      const { done, value } = painting.steps.next();
      if (!done) continue;
      keep(tiles, value);
      painting.isWhole &&= isFresh(value);
      lay(context, view, value);
      missing.shift();
      painting.steps = null;
    }
    if (missing.length) painting.timer = setTimeout(paintFor, 0, SLICE_MS);
    else overlay.getElement().ariaBusy = String(!painting.isWhole);
  };

  return Object.assign(overlay, {
    /** Paint anew what has another look now; until it is there, what was is shown. */
    renew() {
      generation += 1;
      overlay.repaint();
    },
  });
}

function drain(steps) {
  while (!steps.next().done);
}

/** The tiles that a view needs, those in its middle first. */
function wantedTiles({ origin: [left, top], width, height, zoom, ratio }) {
  const found = [];
  const [firstX, firstY] = [Math.floor(-left / SIDE_PX), Math.floor(-top / SIDE_PX)];
  for (let y = firstY; y * SIDE_PX < height - top; y += 1) {
    for (let x = firstX; x * SIDE_PX < width - left; x += 1) {
      const middle = [(x + 0.5) * SIDE_PX + left - width / 2, (y + 0.5) * SIDE_PX + top - height / 2];
      found.push({ key: `${zoom} ${x} ${y} ${ratio}`, x, y, away: Math.hypot(...middle) });
    }
  }
  return found.sort((a, b) => a.away - b.away);
}

/** Paint a tile step by step, and return it. */
function* paintedTile({ key, x, y }, view, paint, generation) {
  const { resolution, zoom, ratio, extent, origin } = view;
  const west = extent.west + (x * SIDE_PX + origin[0]) * resolution;
  const north = extent.north - (y * SIDE_PX + origin[1]) * resolution;
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = Math.round(SIDE_PX * ratio);
  const context = canvas.getContext("2d");
  context.scale(canvas.width / SIDE_PX, canvas.height / SIDE_PX);
  const side = SIDE_PX * resolution;
  const isWhole = yield* paint(context, {
    ...view,
    width: SIDE_PX,
    height: SIDE_PX,
    extent: { west, north, east: west + side, south: north - side },
    margin: MARGIN_PX * resolution,
    origin: [-x * SIDE_PX, -y * SIDE_PX],
    toPixel: (east, up) => [(east - west) / resolution, (north - up) / resolution],
  });
  return { key, canvas, west, north, zoom, generation: isWhole ? generation : -1 };
}

/** Lay what there is of other zooms, or with another look, where something is missing. */
function layOldTiles(context, view, tiles) {
  for (const tile of tiles.values()) {
    const [left, top, right, bottom] = placeOf(tile, view);
    if (right > 0 && bottom > 0 && left < view.width && top < view.height) lay(context, view, tile);
  }
}

/** Lay a tile in place of what is there, from whole pixel to whole pixel of the screen. */
function lay(context, view, tile) {
  const whole = (pixel) => Math.round(pixel * view.ratio) / view.ratio;
  const [left, top, right, bottom] = placeOf(tile, view).map(whole);
  context.clearRect(left, top, right - left, bottom - top);
  context.drawImage(tile.canvas, left, top, right - left, bottom - top);
}

/** Where a tile lies in a view: left, top, right, bottom in pixels. */
function placeOf({ west, north, zoom }, view) {
  const side = SIDE_PX * 2 ** (view.zoom - zoom);
  const [x, y] = view.toPixel(west, north);
  return [x, y, x + side, y + side];
}

/** Return a tile, which counts as the newest now. */
function touched(tiles, key) {
  const tile = tiles.get(key);
  tiles.delete(key);
  tiles.set(key, tile);
  return tile;
}

function keep(tiles, tile) {
  tiles.delete(tile.key);
  tiles.set(tile.key, tile);
  let pixels = 0;
  for (const { canvas } of tiles.values()) pixels += canvas.width * canvas.height;
  for (const [key, { canvas }] of tiles) {
    if (pixels <= MOST_PIXELS) break;
    tiles.delete(key);
    pixels -= canvas.width * canvas.height;
  }
}
