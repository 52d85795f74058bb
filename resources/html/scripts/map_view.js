// The map: paints layers, labels, hover and selection, and finds what the user points at.

import { createOverlay } from "./canvas_overlay.js";
import { byId } from "./dom.js";
import { drawnLayers, paintFeatures } from "./feature_painting.js";
import { longitudeBeside, movesInto, resolutionAt, toDegrees, toMercator } from "./geometry.js";
import { featuresInView, itemsAt, reachAt } from "./identify.js";
import { readBlocks } from "./blocks_in_view.js";
import { isCut, paintLabel, placeLabels } from "./labels.js";
import { shortened } from "./long_text.js";
import { moving } from "./motion.js";
import { trace, traceMarker } from "./painter.js";
import { loadPictures } from "./pictures.js";
import { PixelShape } from "./pixel_shape.js";
import { classKey } from "./shown_layers.js";
import { createTiledOverlay } from "./tiles.js";
import { formatValue } from "./units.js";

const FINGER_PX = 16;
const MOUSE_PX = 6;
const CLOSEST_FIT = 16;
const CLOSE_ZOOM = 14;
const SMALLEST_SEEN_PX = 12;
const BETWEEN_ZOOMS = 0.01;
const PIN_PX = [18, 26];
const CASING_PX = 6.5;
const OUTLINE_PX = 3.5;

/** Wire the Leaflet map; `choose(items)` is called with the items under a click. */
export function createMapView(map, page, choose) {
  const { model, store } = page;
  const namesIn = createNames(page);
  const features = createTiledOverlay(function* paint(context, view) {
    const isWhole = yield* paintFeatures(context, view, page);
    // Chromium prints a canvas opaque, so on paper one canvas has it all; the style hides the other.
    if (view.isPrinting) paintMarks(context, view, page, namesIn);
    return isWhole;
  }, "features");
  const marks = createOverlay((context, view) => paintMarks(context, view, page, namesIn), "marks");
  loadPictures(model, () => features.renew());
  readBlocks(page);
  features.addTo(map);
  marks.addTo(map);
  addScale(map, page);

  const drawn = ["hidden", "hiddenClasses", "filters", "dark"];
  store.watch(drawn, () => features.renew());
  store.watch(["arrived"], () => features.repaint());
  store.watch([...drawn, "language", "selected", "hovered", "arrived"], () => marks.repaint());
  const tellScale = () =>
    store.set({ resolution: resolutionAt(map.getZoom()), latitude: map.getCenter().lat });
  map.on("moveend zoomend", tellScale);
  tellScale();
  keepPin(map, store);
  listen(map, page, choose);
  new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(map.getContainer());
  return {
    map,
    repaint() {
      features.repaint();
      marks.repaint();
    },
    featuresInView: () => {
      const view = { extent: boundsInMercator(map), resolution: resolutionAt(map.getZoom()) };
      return featuresInView(model, store.state, view);
    },
    show: (item) => showItem(map, item),
    reveal: (item) => revealItem(map, store, item),
    goTo: (place) => goTo(map, page, choose, place),
    pan: (item) => panTo(map, item),
  };
}

function listen(map, page, choose) {
  const { model, store } = page;
  const found = (event, tolerance, find = itemsAt) => {
    const { lng, lat } = event.latlng;
    const reach = tolerance * resolutionAt(map.getZoom());
    return find(model, store.state, ...toMercator(lng, lat), reach);
  };
  const tip = byId("map-tip");
  map.on("click", (event) => {
    store.set({ pin: null });
    const tolerance = event.originalEvent.pointerType === "touch" ? FINGER_PX : MOUSE_PX;
    const answer = () => choose(found(event, tolerance));
    const reading = found(event, tolerance, reachAt);
    if (reading) reading.then(answer);
    else answer();
  });
  // A tap is told as a move of the mouse too, and would leave the tip standing.
  let isTouched = false;
  const note = ({ pointerType }) => (isTouched = pointerType === "touch");
  for (const type of ["pointerdown", "pointermove"])
    map.getContainer().addEventListener(type, note, { capture: true });
  map.on("mousemove", (event) => {
    if (isTouched) return;
    const [item] = found(event, MOUSE_PX);
    store.set({ hovered: item?.key ?? "" });
    map.getContainer().classList.toggle("pointing", Boolean(item));
    tip.hidden = !item;
    if (!item) return;
    tip.textContent = shortened(page.words.pick(item.name) || page.words.pick(item.kind));
    placeTip(tip, map, event.containerPoint);
  });
  map.on("mouseout movestart", () => {
    tip.hidden = true;
    store.set({ hovered: "" });
  });
}

/** Put the tip beside the mouse, all of it on the map. */
function placeTip(tip, map, { x, y }) {
  const { x: width, y: height } = map.getSize();
  const left = x + 14 + tip.offsetWidth > width ? x - 8 - tip.offsetWidth : x + 14;
  const top = y + 16 + tip.offsetHeight > height ? y - 8 - tip.offsetHeight : y + 16;
  tip.style.transform = `translate(${Math.max(0, left)}px, ${Math.max(0, top)}px)`;
}

/** Add a scale bar that speaks the user's language. */
function addScale(map, page) {
  const Scale = L.Control.Scale.extend({
    _updateMetric(longest) {
      const metres = this._getRoundNum(longest);
      const label = formatValue(metres, "m", page.words);
      this._updateScale(this._mScale, label, metres / longest);
    },
  });
  const scale = new Scale({ imperial: false, maxWidth: 120 }).addTo(map);
  page.store.watch(["language"], () => scale._update());
}

/** Return what places the names of a view: once, also if something else glows in it later. */
function createNames({ model, store }) {
  let placedFor = [];
  let placed = [];
  return (context, view, words) => {
    const { hidden, hiddenClasses, filters, language, arrived } = store.state;
    const now = [view.place, hidden, hiddenClasses, filters, language, arrived];
    if (now.some((each, part) => each !== placedFor[part])) {
      const family = getComputedStyle(document.body).fontFamily;
      placed = placeLabels(context, drawnLayers(model, store.state, view), view, words.pick, family);
      placedFor = now;
    }
    return placed;
  };
}

function paintMarks(context, view, { model, store, color, words }, namesIn) {
  const { selected, hovered } = store.state;
  if (hovered && hovered !== selected) {
    outline(context, view, model.items.get(hovered), color, "hover");
  }
  if (selected) outline(context, view, model.items.get(selected), color, "selection");
  for (const label of namesIn(context, view, words)) {
    if (!isCut(label, view.seen)) paintLabel(context, label, color);
  }
}

function outline(context, view, item, color, name) {
  if (!item?.feature) return;
  const { columns, row } = item.feature;
  for (const move of movesInto(view.extent, item.feature.bounds)) {
    outlineShape(context, item, new PixelShape().take(columns, row, view, move), color, name);
  }
}

function outlineShape(context, { layer, feature }, shape, color, name) {
  if (layer.geometry === "point") {
    context.beginPath();
    const [x, y] = shape.xy;
    traceMarker(context, "circle", x, y, layer.classes[feature.class].symbol.marker_size / 2 + 5);
  } else trace(context, shape, layer.geometry === "polygon");
  context.lineJoin = "round";
  for (const [colorName, width] of [
    ["selection_casing", CASING_PX],
    [name, OUTLINE_PX],
  ]) {
    context.strokeStyle = color(colorName);
    context.lineWidth = width;
    context.stroke();
  }
}

function boundsInMercator(map) {
  const bounds = map.getBounds();
  const [west, south] = toMercator(bounds.getWest(), bounds.getSouth());
  const [east, north] = toMercator(bounds.getEast(), bounds.getNorth());
  return { west, south, east, north };
}

function boundsOfItem({ feature: { bounds } }) {
  return inDegrees(bounds);
}

function inDegrees(bounds) {
  const [west, south] = toDegrees(bounds.west, bounds.south);
  const [east, north] = toDegrees(bounds.east, bounds.north);
  return L.latLngBounds([south, west], [north, east]);
}

/** Zoom so that an item fills the map, and is drawn there. */
function showItem(map, item) {
  if (!item.feature) return;
  showBounds(map, item.feature.bounds, item.layer);
}

function showBounds(map, bounds, { finest = 0, coarsest = Infinity } = {}) {
  const fitted = inDegrees(bounds);
  const wanted = Math.min(map.getBoundsZoom(fitted, false, L.point(96, 96)), CLOSEST_FIT);
  const closest = zoomOf(finest);
  const farthest = zoomOf(coarsest) + BETWEEN_ZOOMS;
  map.setView(fitted.getCenter(), Math.min(Math.max(wanted, farthest), closest), moving());
}

function zoomOf(resolution) {
  return Math.log2(resolutionAt(0) / resolution);
}

/** Bring an item that was found to where it is seen: in view, drawn, and large enough. */
function revealItem(map, store, item) {
  store.set({ pin: null });
  if (!item.feature) return;
  const { layer, feature } = item;
  const { hidden, hiddenClasses } = store.state;
  store.set({
    hidden: without(hidden, layer.id),
    hiddenClasses: without(hiddenClasses, classKey(layer, feature.class)),
  });
  const { west, south, east, north } = feature.bounds;
  const resolution = resolutionAt(map.getZoom());
  const isDrawn = layer.finest <= resolution && resolution < layer.coarsest;
  const size = Math.max(east - west, north - south) / resolution;
  const isSeen = layer.geometry === "point" || size >= SMALLEST_SEEN_PX;
  if (!isDrawn || !isSeen || !map.getBounds().contains(boundsOfItem(item))) showItem(map, item);
}

function without(set, key) {
  return set.has(key) ? new Set([...set].filter((each) => each !== key)) : set;
}

/** Show a place with a pin on it, and open what lies just there. */
function goTo(map, { model, store, data }, choose, { lat, lon: stated, bounds }) {
  const lon = longitudeBeside(stated, (data.view[0] + data.view[2]) / 2);
  // First, for it may move the map to what it opens.
  choose(itemsAt(model, store.state, ...toMercator(lon, lat), 0));
  store.set({ pin: [lat, lon] });
  const hasSize = bounds && (bounds.east > bounds.west || bounds.north > bounds.south);
  if (hasSize) showBounds(map, bounds);
  else map.setView([lat, lon], Math.max(map.getZoom(), CLOSE_ZOOM), moving());
}

function keepPin(map, store) {
  const tip = [PIN_PX[0] / 2, PIN_PX[1]];
  const icon = L.divIcon({ className: "pin", iconSize: PIN_PX, iconAnchor: tip });
  const marker = L.marker([0, 0], { icon, interactive: false, keyboard: false });
  store.watch(["pin"], ({ pin }) => {
    if (pin) marker.setLatLng(pin).addTo(map);
    else marker.remove();
  });
}

/** Bring an item into view at the present zoom, where it is not in view already. */
function panTo(map, item) {
  if (!item.feature) return;
  const bounds = boundsOfItem(item);
  if (!map.getBounds().contains(bounds.getCenter())) map.panTo(bounds.getCenter(), moving());
}
