// Paints one shape with a symbol on a canvas: the map's features and the legend's swatches alike.

const HATCH_PX = 10;
const HATCH_OPACITY = 0.5;
const ARROW_PX = 11;
const CASING_PX = 1.2;
const OUTLINE_FROM_PX = 6;
const OUTLINE_FULL_PX = 16;
const HALO_PX = 1.3;
const HALO_OPACITY = 0.85;
const DASHES = { solid: [], dashed: [7, 4], dotted: [1.5, 3.5] };
const CORNERS = {
  square: { count: 4, reach: 1.25, turned: Math.PI / 4 },
  diamond: { count: 4, reach: 1.2 },
  triangle: { count: 3, reach: 1.25 },
  star: { count: 10, reach: 1.3, inner: 0.5 },
};
const SOFT_STEPS = [...Array(9).keys()].map((step) => [1 - 0.08 * step, 0.1]).concat([[0.3, 1]]);

/**
 * Paint a shape of pixels.
 *
 * `look` gives `color(name)`, the device pixel `ratio`, and the `origin` in pixels that hatching is
 * anchored to. The context is left with other colours and widths than before.
 */
export function paintShape(context, geometry, shape, symbol, look) {
  context.lineJoin = "round";
  if (geometry === "polygon") paintPolygon(context, shape, symbol, look);
  else if (geometry === "line") paintLine(context, shape, symbol, look);
  else paintMarkers(context, shape, symbol, look);
}

/** The context of an empty picture of the same size, to be laid on a canvas as a whole. */
export function pictureLike(context) {
  const picture = document.createElement("canvas");
  picture.width = context.canvas.width;
  picture.height = context.canvas.height;
  const own = picture.getContext("2d");
  own.setTransform(context.getTransform());
  return own;
}

export function layWithOpacity(context, { canvas }, opacity) {
  context.save();
  context.resetTransform();
  context.globalAlpha = opacity;
  context.drawImage(canvas, 0, 0);
  context.restore();
}

function paintPolygon(context, shape, symbol, look) {
  trace(context, shape, true);
  fill(context, symbol, look);
  if (symbol.hatch !== "none" && symbol.stroke) {
    context.globalAlpha = HATCH_OPACITY;
    context.fillStyle = hatching(context, symbol, look);
    context.fill("evenodd");
    context.globalAlpha = 1;
  }
  const strength = outlineStrength(shape.size, symbol);
  if (!strength) return;
  context.globalAlpha = strength;
  stroke(context, symbol, look);
  context.globalAlpha = 1;
}

/** Return how strong the outline of a polygon is, 0 to 1; else many would hide their fills. */
function outlineStrength(size, symbol) {
  if (!symbol.fill || symbol.dash !== "solid" || symbol.hatch !== "none") return 1;
  const strength = (size - OUTLINE_FROM_PX) / (OUTLINE_FULL_PX - OUTLINE_FROM_PX);
  return Math.min(Math.max(strength, 0), 1);
}

function paintLine(context, shape, symbol, look) {
  trace(context, shape, false);
  context.lineCap = symbol.dash === "solid" ? "round" : "butt";
  if (symbol.casing) {
    context.strokeStyle = look.color(symbol.casing);
    context.lineWidth = symbol.stroke_width + 2 * CASING_PX;
    context.stroke();
  }
  stroke(context, symbol, look);
  if (symbol.arrow) paintArrowHeads(context, shape, symbol, look);
}

function fill(context, symbol, look) {
  if (!symbol.fill) return;
  context.fillStyle = look.color(symbol.fill);
  context.fill("evenodd");
}

function stroke(context, symbol, look) {
  if (!symbol.stroke || !symbol.stroke_width) return;
  context.strokeStyle = look.color(symbol.stroke);
  context.lineWidth = symbol.stroke_width;
  context.setLineDash(DASHES[symbol.dash]);
  context.stroke();
  context.setLineDash([]);
}

export function trace(context, { xy, ends }, closed) {
  context.beginPath();
  let i = 0;
  for (const end of ends) {
    context.moveTo(xy[i], xy[i + 1]);
    for (i += 2; i < end; i += 2) context.lineTo(xy[i], xy[i + 1]);
    if (closed) context.closePath();
  }
}

function hatching(context, symbol, { color, ratio, origin }) {
  const tile = document.createElement("canvas");
  tile.width = tile.height = Math.round(HATCH_PX * ratio);
  const scale = tile.width / HATCH_PX;
  const lines = tile.getContext("2d");
  lines.scale(scale, scale);
  lines.strokeStyle = color(symbol.stroke);
  lines.lineWidth = 1;
  lines.beginPath();
  // Each diagonal goes on into the neighbouring tiles, so its corners are drawn as well.
  for (const shift of [-HATCH_PX, 0, HATCH_PX]) {
    if (symbol.hatch !== "backward") {
      lines.moveTo(shift - 1, HATCH_PX + 1);
      lines.lineTo(shift + HATCH_PX + 1, -1);
    }
    if (symbol.hatch !== "forward") {
      lines.moveTo(shift - 1, -1);
      lines.lineTo(shift + HATCH_PX + 1, HATCH_PX + 1);
    }
  }
  lines.stroke();
  const pattern = context.createPattern(tile, "repeat");
  pattern.setTransform(
    new DOMMatrix().translate(origin[0] % HATCH_PX, origin[1] % HATCH_PX).scale(1 / scale),
  );
  return pattern;
}

function paintMarkers(context, { xy }, symbol, look) {
  for (let i = 0; i < xy.length; i += 2) paintMarker(context, xy[i], xy[i + 1], symbol, look);
}

function paintMarker(context, x, y, symbol, look) {
  if (symbol.soft) return paintSoftMarker(context, x, y, symbol, look);
  context.beginPath();
  traceMarker(context, symbol.marker, x, y, symbol.marker_size / 2);
  context.globalAlpha = HALO_OPACITY;
  context.strokeStyle = look.color("label_halo");
  context.lineWidth = symbol.stroke_width + 2 * HALO_PX;
  context.stroke();
  context.globalAlpha = 1;
  fill(context, symbol, look);
  stroke(context, symbol, look);
}

/** Paint a marker that fades away from its middle. */
function paintSoftMarker(context, x, y, symbol, look) {
  for (const [share, opacity] of SOFT_STEPS) {
    context.globalAlpha = opacity;
    context.beginPath();
    traceMarker(context, symbol.marker, x, y, (share * symbol.marker_size) / 2);
    fill(context, symbol, look);
  }
  context.globalAlpha = 1;
}

/** Trace a marker of about the same optical size whatever its form. */
export function traceMarker(context, marker, x, y, radius) {
  if (marker === "circle") context.arc(x, y, radius, 0, 2 * Math.PI);
  else traceCorners(context, x, y, radius, CORNERS[marker]);
}

function traceCorners(context, x, y, radius, { count, reach, turned = 0, inner = 1 }) {
  for (let corner = 0; corner < count; corner += 1) {
    const length = radius * reach * (corner % 2 ? inner : 1);
    const angle = turned + (corner / count) * 2 * Math.PI;
    context.lineTo(x + length * Math.sin(angle), y - length * Math.cos(angle));
  }
  context.closePath();
}

function paintArrowHeads(context, { xy, ends }, symbol, look) {
  let first = 0;
  for (const end of ends) {
    if (end - first >= 4) paintArrowHead(context, xy.slice(end - 4, end), symbol, look);
    first = end;
  }
}

function paintArrowHead(context, [fromX, fromY, x, y], symbol, look) {
  const angle = Math.atan2(y - fromY, x - fromX);
  context.beginPath();
  for (const [length, turn] of [
    [0.6, 0],
    [1, 2.6],
    [0.55, Math.PI],
    [1, -2.6],
  ]) {
    const reach = length * ARROW_PX;
    context.lineTo(x + reach * Math.cos(angle + turn), y + reach * Math.sin(angle + turn));
  }
  context.closePath();
  context.fillStyle = look.color(symbol.stroke);
  context.fill();
}
