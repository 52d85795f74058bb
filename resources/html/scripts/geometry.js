// Shapes as flat arrays of metres in EPSG:3857: decoding, bounds, and what lies where.

const RADIUS = 6378137;
const HALF_WORLD = Math.PI * RADIUS;
const WORLD = 2 * HALF_WORLD;
const STEPS_PER_DEGREE = 1e6;

export function toMercator(lon, lat) {
  const x = (lon / 180) * HALF_WORLD;
  const y = RADIUS * Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360));
  return [x, y];
}

export function toDegrees(x, y) {
  const lat = (360 / Math.PI) * Math.atan(Math.exp(y / RADIUS)) - 90;
  return [(x / HALF_WORLD) * 180, lat];
}

/** The longitude, maybe beyond ±180°, of the same place next to another longitude. */
export function longitudeBeside(lon, middle) {
  return lon + 360 * Math.round((middle - lon) / 360);
}

/** The part of an extent that shows each place once. */
export function oneWorld(extent) {
  const middle = (extent.west + extent.east) / 2;
  return {
    west: Math.max(extent.west, middle - HALF_WORLD),
    east: Math.min(extent.east, middle + HALF_WORLD),
    south: Math.max(extent.south, -HALF_WORLD),
    north: Math.min(extent.north, HALF_WORLD),
  };
}

/** Metres of EPSG:3857 a pixel at a zoom. */
export function resolutionAt(zoom) {
  return WORLD / (256 * 2 ** zoom);
}

/** Turn a ring of x, y, x, y … into lon, lat as the file has them: whole millionths of a degree. */
export function ringInDegrees(ring) {
  const inSteps = (degrees) => Math.round(degrees * STEPS_PER_DEGREE) / STEPS_PER_DEGREE;
  return Array.from({ length: ring.length / 2 }, (_, vertex) =>
    toDegrees(ring[2 * vertex], ring[2 * vertex + 1]).map(inSteps),
  );
}

/** By how many metres east or west, whole worlds, something must be moved to be in an extent. */
export function movesInto(extent, bounds) {
  if (bounds.south > extent.north || extent.south > bounds.north) return [];
  const first = Math.ceil((extent.west - bounds.east) / WORLD);
  const last = Math.floor((extent.east - bounds.west) / WORLD);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => (first + i) * WORLD);
}

export function grown(bounds, distance) {
  return {
    west: bounds.west - distance,
    south: bounds.south - distance,
    east: bounds.east + distance,
    north: bounds.north + distance,
  };
}

/** True if a point lies inside a polygon: an odd number of its edges lies east of it. */
export function contains(parts, x, y) {
  let inside = false;
  for (const ring of parts.flat()) {
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
      const crosses = ring[i + 1] > y !== ring[j + 1] > y;
      if (crosses && x < crossingX(ring, i, j, y)) inside = !inside;
    }
  }
  return inside;
}

function crossingX(ring, i, j, y) {
  return ((ring[j] - ring[i]) * (y - ring[i + 1])) / (ring[j + 1] - ring[i + 1]) + ring[i];
}

/** Distance from a point to the nearest vertex or edge of a point or line feature. */
export function distanceTo(parts, x, y) {
  let nearest = Infinity;
  for (const ring of parts.flat()) {
    if (ring.length === 2) nearest = Math.min(nearest, Math.hypot(ring[0] - x, ring[1] - y));
    for (let i = 2; i < ring.length; i += 2) {
      nearest = Math.min(nearest, distanceToEdge(ring, i, x, y));
    }
  }
  return nearest;
}

function distanceToEdge(ring, i, x, y) {
  const [nearX, nearY] = nearestOnEdge(ring, i, x, y);
  return Math.hypot(nearX - x, nearY - y);
}

function nearestOnEdge(ring, i, x, y) {
  const [ax, ay, bx, by] = [ring[i - 2], ring[i - 1], ring[i], ring[i + 1]];
  const length = (bx - ax) ** 2 + (by - ay) ** 2;
  const along = length ? ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length : 0;
  const share = Math.min(Math.max(along, 0), 1);
  return [ax + share * (bx - ax), ay + share * (by - ay)];
}

/** The point of a shape that is nearest to another point; inside of a polygon that point itself. */
export function pointOnShape(geometry, parts, x, y) {
  if (geometry === "polygon" && contains(parts, x, y)) return [x, y];
  const lines = parts.flat().map((ring) => (geometry === "polygon" ? closed(ring) : ring));
  const points = lines.flatMap((ring) => {
    const edges = Array.from({ length: ring.length / 2 - 1 }, (_, edge) => 2 * edge + 2);
    return [[ring[0], ring[1]], ...edges.map((i) => nearestOnEdge(ring, i, x, y))];
  });
  const distance = ([nearX, nearY]) => Math.hypot(nearX - x, nearY - y);
  return points.reduce((a, b) => (distance(b) < distance(a) ? b : a));
}

function closed(ring) {
  return [...ring, ring[0], ring[1]];
}

/** The middle of the longest stretch inside a polygon at the height of its bounds' middle. */
export function insidePoint(parts, bounds) {
  const y = (bounds.south + bounds.north) / 2;
  const crossings = [];
  for (const ring of parts.flat()) {
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
      if (ring[i + 1] > y !== ring[j + 1] > y) crossings.push(crossingX(ring, i, j, y));
    }
  }
  crossings.sort((a, b) => a - b);
  let best = { x: (bounds.west + bounds.east) / 2, y, width: 0 };
  for (let i = 0; i + 1 < crossings.length; i += 2) {
    const width = crossings[i + 1] - crossings[i];
    if (width > best.width) best = { x: crossings[i] + width / 2, y, width };
  }
  return best;
}

/** Return how far a polygon reaches from a point within it: straight south and north. */
export function reachAt(parts, { x, y }) {
  let [south, north] = [-Infinity, Infinity];
  for (const ring of parts.flat()) {
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
      if (ring[i] > x === ring[j] > x) continue;
      const share = (x - ring[i]) / (ring[j] - ring[i]);
      const crossing = ring[i + 1] + share * (ring[j + 1] - ring[i + 1]);
      if (crossing >= y) north = Math.min(north, crossing);
      else south = Math.max(south, crossing);
    }
  }
  return { south: Number.isFinite(south) ? south : y, north: Number.isFinite(north) ? north : y };
}
