// A picture of a symbol as the map paints it, for legend and lists.

import { element } from "./dom.js";
import { paintShape } from "./painter.js";
import { PixelShape } from "./pixel_shape.js";

const WIDTH = 30;
const HEIGHT = 18;
const SHARPNESS = 3;

/** Return a picture of a symbol as the map paints it. */
export function swatch(symbol, geometry, page) {
  const canvas = element("canvas", {
    class: "swatch",
    width: WIDTH * SHARPNESS,
    height: HEIGHT * SHARPNESS,
    "aria-hidden": "true",
  });
  const context = canvas.getContext("2d");
  context.scale(SHARPNESS, SHARPNESS);
  const look = { color: page.color, ratio: SHARPNESS, origin: [0, 0] };
  // Within an outline the fill is still seen, and a marker is no larger than its swatch.
  const widest = geometry === "polygon" ? HEIGHT / 3 : HEIGHT;
  const small = {
    ...symbol,
    stroke_width: Math.min(symbol.stroke_width, widest),
    marker_size: Math.min(symbol.marker_size, HEIGHT - 2),
  };
  paintShape(context, geometry, PixelShape.of([sample(geometry)]), small, look);
  return canvas;
}

function sample(geometry) {
  if (geometry === "point") return [WIDTH / 2, HEIGHT / 2];
  if (geometry === "line")
    return [2, HEIGHT - 4, WIDTH * 0.4, 6, WIDTH * 0.6, HEIGHT - 7, WIDTH - 4, 4];
  return [1.5, 1.5, WIDTH - 1.5, 1.5, WIDTH - 1.5, HEIGHT - 1.5, 1.5, HEIGHT - 1.5];
}
