// The map: paints layers, labels, hover and selection, and finds what the user points at.

import { createOverlay } from "./canvas_overlay.js";
import { crowdsOf, paintCrowd } from "./crowds.js";
import { byId } from "./dom.js";
import { longitudeBeside, resolutionAt, toDegrees, toMercator } from "./geometry.js";
import { itemsAt, itemsInView, shownLayers } from "./identify.js";
import { isCut, paintLabel, placeLabels } from "./labels.js";
import { paintShape, paintWithOpacity, trace, traceMarker } from "./painter.js";
import { loadPictures, paintPicture } from "./pictures.js";
import { formatNumber } from "./units.js";

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
  const features = createOverlay((context, view) => {
    paintFeatures(context, view, page);
    // Chromium prints a canvas opaque, so on paper one canvas has it all; the style hides the other.
    if (view.isPrinting) paintMarks(context, view, page);
  }, "features");
  const marks = createOverlay((context, view) => paintMarks(context, view, page), "marks");
  loadPictures(model, () => features.repaint());
  features.addTo(map);
  marks.addTo(map);
  addScale(map, page);

  store.watch(["hidden", "dark"], () => features.repaint());
  store.watch(["hidden", "dark", "language", "selected", "hovered"], () => marks.repaint());
  keepPin(map, store);
  listen(map, page, choose);
  new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(map.getContainer());
  return {
    map,
    repaint() {
      features.repaint();
      marks.repaint();
    },
    itemsInView: () => itemsInView(model, store.state, boundsInMercator(map)),
    show: (item) => showItem(map, item),
    reveal: (item) => revealItem(map, store, item),
    goTo: (place) => goTo(map, page, choose, place),
    pan: (item) => panTo(map, item),
  };
}

function listen(map, page, choose) {
  const { model, store } = page;
  const found = (event, tolerance) => {
    const { lng, lat } = event.latlng;
    const reach = tolerance * resolutionAt(map.getZoom());
    return itemsAt(model, store.state, ...toMercator(lng, lat), reach);
  };
  const tip = byId("map-tip");
  map.on("click", (event) => {
    store.set({ pin: null });
    const isFinger = event.originalEvent.pointerType === "touch";
    choose(found(event, isFinger ? FINGER_PX : MOUSE_PX));
  });
  map.on("mousemove", (event) => {
    const [item] = found(event, MOUSE_PX);
    store.set({ hovered: item?.key ?? "" });
    map.getContainer().classList.toggle("pointing", Boolean(item));
    tip.hidden = !item;
    if (!item) return;
    tip.textContent = page.words.pick(item.name) || page.words.pick(item.kind);
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
      const inKilometres = metres >= 1000;
      const number = formatNumber(inKilometres ? metres / 1000 : metres);
      const label = page.words.say(inKilometres ? "unit.km" : "unit.m", { number });
      this._updateScale(this._mScale, label, metres / longest);
    },
  });
  const scale = new Scale({ imperial: false, maxWidth: 120 }).addTo(map);
  page.store.watch(["language"], () => scale._update());
}

function paintFeatures(context, view, { model, store, color }) {
  for (const layer of drawnLayers(model, store.state, view)) {
    paintWithOpacity(context, layer.opacity, (on) => paintLayer(on, layer, view, color));
  }
}

function paintLayer(context, layer, view, color) {
  if (layer.image) return paintPicture(context, layer, view);
  const look = { color, ratio: view.ratio, origin: view.origin };
  for (const feature of layer.features) {
    const symbol = layer.classes[feature.class].symbol;
    for (const here of view.copies(feature.bounds)) {
      paintShape(context, layer.geometry, pixelsOf(feature, here), symbol, look);
    }
  }
  if (layer.geometry !== "point") return;
  const family = getComputedStyle(document.body).fontFamily;
  for (const crowd of crowdsOf(layer, view)) paintCrowd(context, crowd, look, family);
}

function paintMarks(context, view, { model, store, color, words }) {
  const { selected, hovered } = store.state;
  if (hovered && hovered !== selected) {
    outline(context, view, model.items.get(hovered), color, "hover");
  }
  if (selected) outline(context, view, model.items.get(selected), color, "selection");
  const layers = drawnLayers(model, store.state, view);
  const family = getComputedStyle(document.body).fontFamily;
  for (const label of placeLabels(context, layers, view, words.pick, family)) {
    if (!isCut(label, view.seen)) paintLabel(context, label, color);
  }
}

function outline(context, view, item, color, name) {
  for (const here of item?.feature ? view.copies(item.feature.bounds) : []) {
    outlineParts(context, item, pixelsOf(item.feature, here), color, name);
  }
}

function outlineParts(context, { layer, feature }, parts, color, name) {
  if (layer.geometry === "point") {
    context.beginPath();
    const [x, y] = parts[0][0];
    traceMarker(context, "circle", x, y, layer.classes[feature.class].symbol.marker_size / 2 + 5);
  } else trace(context, parts, layer.geometry === "polygon");
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

function drawnLayers(model, state, { resolution }) {
  return shownLayers(model, state).filter(
    ({ finest, coarsest }) => resolution >= finest && resolution < coarsest,
  );
}

/** A feature's rings in pixels, without vertices within half a pixel of the one before. */
function pixelsOf(feature, view) {
  return feature.parts.map((part) =>
    part.map((ring) => {
      const pixels = [];
      let last = [NaN, NaN];
      for (let i = 0; i < ring.length; i += 2) {
        const [x, y] = view.toPixel(ring[i], ring[i + 1]);
        if (Math.abs(x - last[0]) < 0.5 && Math.abs(y - last[1]) < 0.5) continue;
        last = [x, y];
        pixels.push(x, y);
      }
      return pixels;
    }),
  );
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
  map.setView(fitted.getCenter(), Math.min(Math.max(wanted, farthest), closest));
}

function zoomOf(resolution) {
  return Math.log2(resolutionAt(0) / resolution);
}

/** Bring an item that was found to where it is seen: in view, drawn, and large enough. */
function revealItem(map, store, item) {
  store.set({ pin: null });
  if (!item.feature) return;
  const { layer, feature } = item;
  store.set({ hidden: new Set([...store.state.hidden].filter((id) => id !== layer.id)) });
  const { west, south, east, north } = feature.bounds;
  const resolution = resolutionAt(map.getZoom());
  const isDrawn = layer.finest <= resolution && resolution < layer.coarsest;
  const size = Math.max(east - west, north - south) / resolution;
  const isSeen = layer.geometry === "point" || size >= SMALLEST_SEEN_PX;
  if (!isDrawn || !isSeen || !map.getBounds().contains(boundsOfItem(item))) showItem(map, item);
}

/** Show a place with a pin on it, and open what lies just there. */
function goTo(map, { model, store, data }, choose, { lat, lon: stated, bounds }) {
  const lon = longitudeBeside(stated, (data.view[0] + data.view[2]) / 2);
  // First, for it may move the map to what it opens.
  choose(itemsAt(model, store.state, ...toMercator(lon, lat), 0));
  store.set({ pin: [lat, lon] });
  const hasSize = bounds && (bounds.east > bounds.west || bounds.north > bounds.south);
  if (hasSize) showBounds(map, bounds);
  else map.setView([lat, lon], Math.max(map.getZoom(), CLOSE_ZOOM));
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
  if (!map.getBounds().contains(bounds.getCenter())) map.panTo(bounds.getCenter());
}
