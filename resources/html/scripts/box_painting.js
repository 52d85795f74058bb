// Paints features that are too small to have a shape: each as a box of a few pixels, of which a
// million take less time than a thousand shapes.

import { layWithOpacity, pictureLike } from "./painter.js";

const LARGEST_DOT_PX = 4;

/** Paint the boxes of some blocks of a layer, step by step. */
export function* paintBoxes(context, layer, blocks, view, color) {
  if (!blocks.length) return;
  const picture = pictureLike(context);
  const { width, height } = picture.canvas;
  const image = picture.createImageData(width, height);
  const pixels = new Uint32Array(image.data.buffer);
  const paint = { polygon: fillBox, line: drawLine, point: fillBox }[layer.geometry];
  const colors = layer.classes.map(({ symbol }) => wordOf(symbol, color));
  const { places } = layer.features;
  const { margin = 0 } = view;
  const reach = { ...view.extent, west: view.extent.west - margin, east: view.extent.east + margin };
  for (const move of places.movesInto(reach)) {
    const toPixels = pixelsOf(places, view, move, width / view.width);
    const dots = layer.classes.map(({ symbol }) => dotOf(layer, symbol, width / view.width));
    for (const number of blocks) {
      const end = Math.min(places.starts[number + 1], places.known);
      for (let row = places.starts[number]; row < end; row += 1) {
        if (layer.shown && !layer.shown[row]) continue;
        const place = places.classes[row];
        paint(pixels, width, height, toPixels(row, dots[place]), colors[place]);
      }
      yield;
    }
  }
  picture.putImageData(image, 0, 0);
  layWithOpacity(context, picture, 1);
}

/** Return what gives the box of a row in pixels: left, top, right and bottom, or a line's ends. */
function pixelsOf({ origin, step, sides }, { extent, resolution }, move, ratio) {
  const [xs, ys, widths, heights] = sides;
  const scale = (step * ratio) / resolution;
  const west = ((origin[0] + move - extent.west) * ratio) / resolution;
  const north = ((extent.north - origin[1]) * ratio) / resolution;
  const box = new Float64Array(4);
  return (row, dot) => {
    box[0] = west + scale * xs[row] - dot;
    box[2] = west + scale * (xs[row] + widths[row]) + dot;
    box[3] = north - scale * ys[row] + dot;
    box[1] = north - scale * (ys[row] + heights[row]) - dot;
    return box;
  };
}

/** By how much a point is larger than nothing, to each side. */
function dotOf({ geometry }, symbol, ratio) {
  return geometry === "point" ? (Math.min(symbol.marker_size, LARGEST_DOT_PX) * ratio) / 2 : 0;
}

function fillBox(pixels, width, height, [left, top, right, bottom], word) {
  const [firstX, firstY] = [Math.round(left), Math.round(top)];
  const endX = Math.min(Math.max(Math.round(right), firstX + 1), width);
  const endY = Math.min(Math.max(Math.round(bottom), firstY + 1), height);
  for (let y = Math.max(firstY, 0); y < endY; y += 1) {
    for (let x = Math.max(firstX, 0); x < endX; x += 1) pixels[y * width + x] = word;
  }
}

function drawLine(pixels, width, height, [x0, y1, x1, y0], word) {
  const steps = Math.max(1, Math.ceil(Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0))));
  for (let step = 0; step <= steps; step += 1) {
    const x = Math.round(x0 + ((x1 - x0) * step) / steps);
    const y = Math.round(y0 + ((y1 - y0) * step) / steps);
    if (x >= 0 && y >= 0 && x < width && y < height) pixels[y * width + x] = word;
  }
}

/** The colour of a symbol as a pixel is stored. */
function wordOf({ fill, stroke }, color) {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 1;
  const context = canvas.getContext("2d");
  context.fillStyle = color(fill || stroke);
  context.fillRect(0, 0, 1, 1);
  return new Uint32Array(context.getImageData(0, 0, 1, 1).data.buffer)[0];
}
