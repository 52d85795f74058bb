// Which space of a view is taken by names and markers, found by squares.

const SQUARE_PX = 64;

/** The boxes that are taken, each left, top, right, bottom in pixels. */
export class TakenSpace {
  #squares = new Map();

  constructor({ world }) {
    this.world = world;
  }

  take(box) {
    for (const square of squaresOf(box)) {
      const boxes = this.#squares.get(square);
      if (boxes) boxes.push(box);
      else this.#squares.set(square, [box]);
    }
  }

  /** True if a box lies in the view and overlaps nothing. */
  isFree(box) {
    const [left, top, right, bottom] = box;
    const [west, north, east, south] = this.world;
    if (left < west || top < north || right > east || bottom > south) return false;
    const isApart = (other) =>
      left > other[2] || right < other[0] || top > other[3] || bottom < other[1];
    return squaresOf(box).every((square) => this.#squares.get(square)?.every(isApart) ?? true);
  }
}

function squaresOf([left, top, right, bottom]) {
  const squares = [];
  for (let y = Math.floor(top / SQUARE_PX); y * SQUARE_PX <= bottom; y += 1) {
    for (let x = Math.floor(left / SQUARE_PX); x * SQUARE_PX <= right; x += 1) {
      squares.push(`${x} ${y}`);
    }
  }
  return squares;
}
