// Which features lie in an extent: a packed tree of their bounds, in the order of a Z-shaped curve.

const CHILDREN = 16;
const SIDE = 65535;
const MOST_ROWS = 2 ** 21;

/**
 * An index of bounds: four for each row, west, south, east and north; rows without a place, which
 * have infinite bounds, are in no extent.
 */
export class SpatialIndex {
  constructor(bounds, count) {
    this.rows = inCurveOrder(bounds, count);
    this.levels = [boundsOfRows(bounds, this.rows)];
    while (this.#top.length > 4) this.levels.push(parentsOf(this.#top));
  }

  /** The bounds of everything, null where there is nothing. */
  get extent() {
    if (!this.rows.length) return null;
    const [west, south, east, north] = this.#top;
    return { west, south, east, north };
  }

  /** The rows whose bounds touch an extent, from low to high. */
  rowsIn(extent) {
    const found = [];
    if (this.rows.length) this.#collect(this.levels.length - 1, 0, extent, found);
    return Uint32Array.from(found).sort();
  }

  get #top() {
    return this.levels[this.levels.length - 1];
  }

  #collect(level, node, extent, found) {
    const boxes = this.levels[level];
    const [west, south, east, north] = [4 * node, 4 * node + 1, 4 * node + 2, 4 * node + 3];
    if (boxes[west] > extent.east || boxes[east] < extent.west) return;
    if (boxes[south] > extent.north || boxes[north] < extent.south) return;
    const isWithin =
      boxes[west] >= extent.west &&
      boxes[east] <= extent.east &&
      boxes[south] >= extent.south &&
      boxes[north] <= extent.north;
    if (level === 0) found.push(this.rows[node]);
    else if (isWithin) this.#take(CHILDREN ** level, node, found);
    else {
      const end = Math.min(CHILDREN * (node + 1), this.levels[level - 1].length / 4);
      for (let child = CHILDREN * node; child < end; child += 1) {
        this.#collect(level - 1, child, extent, found);
      }
    }
  }

  #take(size, node, found) {
    const end = Math.min(size * (node + 1), this.rows.length);
    for (let place = size * node; place < end; place += 1) found.push(this.rows[place]);
  }
}

/** The rows that have a place, sorted along the curve by the middles of their bounds. */
function inCurveOrder(bounds, count) {
  const [west, south, width, height] = frameOf(bounds, count);
  const keys = new Float64Array(count);
  let placed = 0;
  for (let row = 0; row < count; row += 1) {
    const x = (bounds[4 * row] + bounds[4 * row + 2]) / 2;
    const y = (bounds[4 * row + 1] + bounds[4 * row + 3]) / 2;
    if (!Number.isFinite(x + y)) continue;
    const code = interleaved(((x - west) / width) * SIDE, ((y - south) / height) * SIDE);
    keys[placed] = code * MOST_ROWS + row;
    placed += 1;
  }
  return Uint32Array.from(keys.subarray(0, placed).sort(), (key) => key % MOST_ROWS);
}

function frameOf(bounds, count) {
  const frame = [Infinity, Infinity, -Infinity, -Infinity];
  for (let row = 0; row < count; row += 1) {
    if (Number.isFinite(bounds[4 * row])) enclose(frame, 0, bounds, row);
  }
  const [west, south, east, north] = frame;
  return [west, south, east - west || 1, north - south || 1];
}

/** The bits of two numbers from 0 to `SIDE`, by turns. */
function interleaved(x, y) {
  return spread(x) + 2 * spread(y);
}

function spread(number) {
  let bits = number & SIDE;
  bits = (bits | (bits << 8)) & 0x00ff00ff;
  bits = (bits | (bits << 4)) & 0x0f0f0f0f;
  bits = (bits | (bits << 2)) & 0x33333333;
  return (bits | (bits << 1)) & 0x55555555;
}

function boundsOfRows(bounds, rows) {
  const boxes = new Float64Array(4 * rows.length);
  rows.forEach((row, place) => boxes.set(bounds.subarray(4 * row, 4 * row + 4), 4 * place));
  return boxes;
}

function parentsOf(boxes) {
  const count = boxes.length / 4;
  const parents = new Float64Array(4 * Math.ceil(count / CHILDREN));
  for (let parent = 0; parent < parents.length / 4; parent += 1) {
    parents.set([Infinity, Infinity, -Infinity, -Infinity], 4 * parent);
  }
  for (let child = 0; child < count; child += 1) {
    enclose(parents, Math.floor(child / CHILDREN), boxes, child);
  }
  return parents;
}

/** Make a box so large that it encloses another one. */
function enclose(boxes, box, others, other) {
  for (const edge of [0, 1]) {
    boxes[4 * box + edge] = Math.min(boxes[4 * box + edge], others[4 * other + edge]);
    boxes[4 * box + 2 + edge] = Math.max(boxes[4 * box + 2 + edge], others[4 * other + 2 + edge]);
  }
}
