// A shape in the pixels of a canvas, as it is painted: one object serves many features in turn.

const STEP_PX = 0.5;

/**
 * `xy` has x, y, x, y … of all rings, and `ends` where each ring ends in it; `size` is the longer
 * side of the shape's bounds in pixels.
 */
export class PixelShape {
  xy = [];
  ends = [];
  size = 0;

  /** Return the shape of rings in pixels, each x, y, x, y …. */
  static of(rings) {
    const shape = new PixelShape();
    const bounds = [Infinity, Infinity, -Infinity, -Infinity];
    for (const ring of rings) {
      shape.xy.push(...ring);
      shape.ends.push(shape.xy.length);
    }
    shape.xy.forEach((each, place) => {
      bounds[place % 2] = Math.min(bounds[place % 2], each);
      bounds[2 + (place % 2)] = Math.max(bounds[2 + (place % 2)], each);
    });
    shape.size = Math.max(bounds[2] - bounds[0], bounds[3] - bounds[1]);
    return shape;
  }

  /** Become the shape of a row as a view shows it, `move` metres farther east. */
  take(features, row, view, move = 0) {
    const { bounds, featureOffsets, partOffsets, ringOffsets } = features;
    const width = bounds[4 * row + 2] - bounds[4 * row];
    const height = bounds[4 * row + 3] - bounds[4 * row + 1];
    this.size = Math.max(width, height) / view.resolution;
    this.xy.length = this.ends.length = 0;
    const end = partOffsets[featureOffsets[row + 1]];
    for (let ring = partOffsets[featureOffsets[row]]; ring < end; ring += 1) {
      this.#takeRing(features.coordinates, ringOffsets[ring], ringOffsets[ring + 1], view, move);
    }
    return this;
  }

  /** Take a ring without the vertices that are hardly away from the one before. */
  #takeRing(coordinates, first, end, { resolution, extent }, move) {
    const { xy } = this;
    let [lastX, lastY] = [NaN, NaN];
    for (let vertex = first; vertex < end; vertex += 1) {
      const x = (coordinates[2 * vertex] + move - extent.west) / resolution;
      const y = (extent.north - coordinates[2 * vertex + 1]) / resolution;
      if (Math.abs(x - lastX) < STEP_PX && Math.abs(y - lastY) < STEP_PX) continue;
      lastX = x;
      lastY = y;
      xy.push(x, y);
    }
    this.ends.push(xy.length);
  }
}
