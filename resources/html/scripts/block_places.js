// Where the blocks of a large layer lie, and the box of each of its features: see
// gisapp/export/snapshot/block_index.py.

import { readBeside } from "./beside.js";
import { grown, movesInto } from "./geometry.js";
import { SpatialIndex } from "./spatial_index.js";
import { numbersAt } from "./unpacking.js";

const HUNDREDTHS = 100;

/** Yield the places, first of the blocks alone, then with the boxes of more and more features. */
export async function* readBlockPlaces(folder, count) {
  const { document, bytes } = await readBeside(`${folder}/index.bin`);
  const places = new BlockPlaces(document, bytes, count);
  yield places;
  for (let file = 0; places.known < count; file += 1) {
    const boxes = await readBeside(`${folder}/boxes/${file}.bin`);
    places.add(boxes.document, boxes.bytes);
    yield places;
  }
}

/**
 * `starts` is the first row of each block. `sides` are, for each row, its box in `step`s from
 * `origin` (EPSG:3857): west, south, width and height; of a line from its beginning to its end, so
 * that they may be below 0. The first `known` rows have theirs.
 */
class BlockPlaces {
  known = 0;
  #index;
  #coarsest;

  constructor({ origin, step, counts, bounds, coarsest }, bytes, count) {
    this.origin = origin;
    this.step = step;
    this.classes = new Uint8Array(count);
    this.sides = [0, 1, 2, 3].map(() => new Int32Array(count));
    const rows = numbersAt(bytes, counts);
    this.starts = new Uint32Array(rows.length + 1);
    rows.forEach((each, number) => (this.starts[number + 1] = this.starts[number] + each));
    const edges = bounds.map((side) => numbersAt(bytes, side));
    const placed = edges[0].length;
    const boxes = new Float64Array(4 * placed);
    for (let i = 0; i < boxes.length; i += 1)
      boxes[i] = origin[i % 2] + step * edges[i % 4][i >> 2];
    this.#index = new SpatialIndex(boxes, placed);
    this.#coarsest = Float64Array.from(numbersAt(bytes, coarsest), (each) => each / HUNDREDTHS);
  }

  /** True once all boxes are there. */
  get isComplete() {
    return this.known === this.classes.length;
  }

  add({ sides, classes }, bytes) {
    const told = numbersAt(bytes, classes);
    this.classes.set(told, this.known);
    sides.forEach((side, place) => this.sides[place].set(numbersAt(bytes, side), this.known));
    this.known += told.length;
  }

  /** The block that a row is in. */
  blockOf(row) {
    let [low, high] = [0, this.starts.length - 2];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle] <= row) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** By how much the features of an extent are moved to be in it, whole worlds. */
  movesInto(extent) {
    const whole = this.#index.extent;
    return whole ? movesInto(extent, whole) : [];
  }

  /**
   * Return { near, far }: the numbers of the blocks in a view whose features are far enough apart
   * to be drawn by their shapes, and of the others. Without a resolution all are near.
   */
  drawnIn({ extent, margin = 0, resolution = 0 }) {
    const [near, far] = [[], []];
    for (const number of this.#blocksIn(grown(extent, margin)))
      (this.#coarsest[number] >= resolution ? near : far).push(number);
    return { near, far };
  }

  /** The blocks that have a feature whose box touches an extent. */
  blocksWithBoxesIn(extent) {
    return this.movesInto(extent).flatMap((move) => {
      const here = { ...extent, west: extent.west - move, east: extent.east - move };
      const box = this.#inSteps(here);
      return [...this.#index.rowsIn(here)].filter((number) => this.#hasBoxIn(number, box));
    });
  }

  #blocksIn(extent) {
    const found = new Set();
    for (const move of this.movesInto(extent)) {
      const here = { ...extent, west: extent.west - move, east: extent.east - move };
      for (const number of this.#index.rowsIn(here)) found.add(number);
    }
    return found;
  }

  #inSteps({ west, south, east, north }) {
    const [x, y] = this.origin;
    const floor = (edge, from) => Math.floor((edge - from) / this.step) - 1;
    const ceil = (edge, from) => Math.ceil((edge - from) / this.step) + 1;
    return [floor(west, x), floor(south, y), ceil(east, x), ceil(north, y)];
  }

  #hasBoxIn(number, [west, south, east, north]) {
    const [xs, ys, widths, heights] = this.sides;
    const end = this.starts[number + 1];
    // What is not known yet may be there.
    if (end > this.known) return true;
    for (let row = this.starts[number]; row < end; row += 1) {
      const [x, y] = [xs[row], ys[row]];
      const [otherX, otherY] = [x + widths[row], y + heights[row]];
      if (Math.min(x, otherX) > east || Math.max(x, otherX) < west) continue;
      if (Math.min(y, otherY) <= north && Math.max(y, otherY) >= south) return true;
    }
    return false;
  }
}
