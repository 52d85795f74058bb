// Unpacks the page's data: text and numbers from their blocks, and features as typed arrays.

const STEPS_PER_DEGREE = 1e6;
const RADIUS = 6378137;

/**
 * Return the document of the page, its layers with unpacked features.
 *
 * `blocks` are { data, numbers }, each the { type, text } of an element. `report` is told which
 * share is done, 0 to 1, and waited for: where it pauses, a page can answer meanwhile.
 */
export async function unpack({ data, numbers }, report) {
  const text = await bytesOf(data);
  await report(0.2);
  const bytes = await bytesOf(numbers);
  await report(0.4);
  const unpacked = JSON.parse(new TextDecoder().decode(text));
  for (const [place, layer] of unpacked.layers.entries()) {
    await report(0.5 + (0.5 * place) / unpacked.layers.length);
    if (layer.features) layer.features = unpackFeatures(layer.features, layer.geometry, bytes);
  }
  return unpacked;
}

/** The typed arrays within unpacked data, each once: a worker hands them over without a copy. */
export function buffersOf(unpacked) {
  const found = new Set();
  for (const { features } of unpacked.layers) {
    if (!features) continue;
    const arrays = [...Object.values(features), ...features.columns.map(({ codes }) => codes)];
    for (const each of arrays) if (ArrayBuffer.isView(each)) found.add(each.buffer);
  }
  return [...found];
}

async function bytesOf({ type, text }) {
  if (type === "application/json") return new TextEncoder().encode(text);
  const letters = atob(text.trim());
  const bytes = new Uint8Array(letters.length);
  for (let i = 0; i < letters.length; i += 1) bytes[i] = letters.charCodeAt(i);
  return type === "application/gzip" ? gunzipped(bytes) : bytes;
}

/** Bytes that were packed by gzip. */
export async function gunzipped(bytes) {
  // Safari reads no blob in a worker of a page that was opened from a file.
  const packed = new ReadableStream({
    start(stream) {
      stream.enqueue(bytes);
      stream.close();
    },
  });
  const unpacked = packed.pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(unpacked).arrayBuffer());
}

/** Features as typed arrays; those without shapes have none. */
export function unpackFeatures(stored, geometry, bytes) {
  const order = stored.order && numbersAt(bytes, stored.order);
  const { shapes, columns, ids = [], classes = null, ...told } = stored;
  return {
    ...told,
    ...(shapes ? unpackShapes(shapes, geometry, bytes) : {}),
    classes: classes && numbersAt(bytes, classes),
    ids: inOrder(Array.isArray(ids) ? ids : numbersAt(bytes, ids), order),
    columns: columns.map(({ values, codes }) => ({
      values,
      codes: codes ? inOrder(numbersAt(bytes, codes), order) : order,
    })),
  };
}

/** Values as the features want them, which are not always stored in the order of their ids. */
function inOrder(values, order) {
  if (!order) return values;
  const ordered = new values.constructor(order.length);
  for (let row = 0; row < order.length; row += 1) ordered[row] = values[order[row]];
  return ordered;
}

/** A list of numbers: see gisapp/export/snapshot/number_block.py. */
export function numbersAt(bytes, { at, count, planes, steps }) {
  if (at + count * planes > bytes.length) throw new RangeError("numbers are missing");
  const kind = planes === 1 ? Uint8Array : planes === 2 ? Uint16Array : Uint32Array;
  const numbers = new kind(count);
  for (let plane = 0; plane < planes; plane += 1) {
    const first = at + plane * count;
    for (let i = 0; i < count; i += 1) numbers[i] |= bytes[first + i] << (8 * plane);
  }
  return steps ? walked(numbers) : numbers;
}

function walked(steps) {
  const numbers = new Int32Array(steps.length);
  let number = 0;
  for (let i = 0; i < steps.length; i += 1) {
    number += (steps[i] >>> 1) ^ -(steps[i] & 1);
    numbers[i] = number;
  }
  return numbers;
}

function unpackShapes(shapes, geometry, bytes) {
  const counts = (name) => numbersAt(bytes, shapes[name]);
  const rings = counts("rings");
  const isClosed = geometry === "polygon";
  const { coordinates, ringOffsets } = laidOut(placesOf(shapes, bytes), counts("corners"), rings, isClosed);
  const offsets = { ringOffsets, partOffsets: offsetsOf(counts("parts")), featureOffsets: offsetsOf(counts("features")) };
  const bounds = boundsOf(coordinates, offsets);
  return { coordinates, ...offsets, bounds, areas: isClosed ? areasOf(coordinates, offsets) : null };
}

/** The places of a layer's vertices, x and y in metres of EPSG:3857. */
function placesOf({ lons, lats }, bytes) {
  const [east, north] = [numbersAt(bytes, lons), numbersAt(bytes, lats)];
  const places = new Float64Array(2 * east.length);
  const radians = Math.PI / 180 / STEPS_PER_DEGREE;
  for (let i = 0; i < east.length; i += 1) {
    places[2 * i] = RADIUS * radians * east[i];
    places[2 * i + 1] = RADIUS * Math.log(Math.tan(Math.PI / 4 + (radians * north[i]) / 2));
  }
  return places;
}

/** The vertices of all rings one after another; those of polygons end where they begin. */
function laidOut(places, corners, rings, isClosed) {
  const coordinates = new Float64Array(2 * (corners.length + (isClosed ? rings.length : 0)));
  const ringOffsets = new Uint32Array(rings.length + 1);
  let [corner, vertex] = [0, 0];
  const add = (place) => {
    coordinates[2 * vertex] = places[2 * place];
    coordinates[2 * vertex + 1] = places[2 * place + 1];
    vertex += 1;
  };
  for (let ring = 0; ring < rings.length; ring += 1) {
    const first = corner;
    for (const end = first + rings[ring]; corner < end; corner += 1) add(corners[corner]);
    if (isClosed) add(corners[first]);
    ringOffsets[ring + 1] = vertex;
  }
  return { coordinates, ringOffsets };
}

function offsetsOf(counts) {
  const offsets = new Uint32Array(counts.length + 1);
  for (let i = 0; i < counts.length; i += 1) offsets[i + 1] = offsets[i] + counts[i];
  return offsets;
}

/** West, south, east, north of each feature; infinite, and so nowhere, where it has no shape. */
function boundsOf(coordinates, { ringOffsets, partOffsets, featureOffsets }) {
  const count = featureOffsets.length - 1;
  const bounds = new Float64Array(4 * count);
  for (let row = 0; row < count; row += 1) {
    const first = ringOffsets[partOffsets[featureOffsets[row]]];
    const end = ringOffsets[partOffsets[featureOffsets[row + 1]]];
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = first; i < end; i += 1) {
      const x = coordinates[2 * i];
      const y = coordinates[2 * i + 1];
      if (x < west) west = x;
      if (x > east) east = x;
      if (y < south) south = y;
      if (y > north) north = y;
    }
    bounds[4 * row] = west;
    bounds[4 * row + 1] = south;
    bounds[4 * row + 2] = east;
    bounds[4 * row + 3] = north;
  }
  return bounds;
}

/** The area of each polygon in square metres of EPSG:3857: for ordering, not for showing. */
function areasOf(coordinates, { ringOffsets, partOffsets, featureOffsets }) {
  const areas = new Float64Array(featureOffsets.length - 1);
  for (let row = 0; row < areas.length; row += 1) {
    for (let part = featureOffsets[row]; part < featureOffsets[row + 1]; part += 1) {
      const shell = partOffsets[part];
      for (let ring = shell; ring < partOffsets[part + 1]; ring += 1) {
        const area = ringArea(coordinates, ringOffsets[ring], ringOffsets[ring + 1]);
        areas[row] += ring === shell ? area : -area;
      }
    }
  }
  return areas;
}

function ringArea(coordinates, first, end) {
  const [x0, y0] = [coordinates[2 * first], coordinates[2 * first + 1]];
  let twice = 0;
  for (let i = first + 1; i < end; i += 1) {
    const [ax, ay] = [coordinates[2 * i - 2] - x0, coordinates[2 * i - 1] - y0];
    twice += ax * (coordinates[2 * i + 1] - y0) - (coordinates[2 * i] - x0) * ay;
  }
  return Math.abs(twice) / 2;
}
