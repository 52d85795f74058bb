// A canvas over the map that Leaflet moves and scales, painted anew whenever the map rests.

import { oneWorld, resolutionAt, toMercator } from "./geometry.js";

const PADDING = 0.25;
const PRINT_RATIO = 3;

/** Make a canvas layer; `paint(context, view)` is called whenever the map came to rest. */
export function createOverlay(paint, className) {
  const Overlay = L.Renderer.extend({
    options: { padding: PADDING },

    _initContainer() {
      this._container = document.createElement("canvas");
      this._container.className = `overlay ${className} leaflet-zoom-animated`;
    },

    _destroyContainer() {
      this._container.remove();
      delete this._container;
    },

    _update() {
      if (this._map._animatingZoom && this._bounds) return;
      L.Renderer.prototype._update.call(this);
      L.DomUtil.setPosition(this._container, this._bounds.min);
      // For one zoom Leaflet asks twice.
      if (viewOf(this._map, this._bounds).place !== this._place) this.repaint();
    },

    getElement() {
      return this._container;
    },

    /** Paint again without a move of the map. */
    repaint() {
      const view = viewOf(this._map, this._bounds);
      this._place = view.place;
      const canvas = this._container;
      canvas.width = Math.round(view.width * view.ratio);
      canvas.height = Math.round(view.height * view.ratio);
      canvas.style.width = `${view.width}px`;
      canvas.style.height = `${view.height}px`;
      const context = canvas.getContext("2d");
      context.scale(view.ratio, view.ratio);
      const [left, top, right, bottom] = view.world;
      context.beginPath();
      context.rect(left, top, right - left, bottom - top);
      context.clip();
      paint(context, view);
    },
  });
  return new Overlay();
}

/** What a canvas over `bounds` (in Leaflet's layer pixels) shows, and how points fall on it. */
function viewOf(map, bounds) {
  const resolution = resolutionAt(map.getZoom());
  const corner = bounds.min.add(map.getPixelOrigin());
  const { x: width, y: height } = bounds.getSize();
  const [west, north] = toMercator(...degreesAt(map, corner));
  const isPrinting = document.body.classList.contains("printing");
  const extent = {
    west,
    north,
    east: west + width * resolution,
    south: north - height * resolution,
  };
  const ratio = isPrinting ? PRINT_RATIO : window.devicePixelRatio;
  const toPixel = (x, y) => [(x - west) / resolution, (north - y) / resolution];
  const world = oneWorld(extent);
  const seen = map.containerPointToLayerPoint([0, 0]).subtract(bounds.min);
  const size = map.getSize();
  return {
    width,
    height,
    zoom: map.getZoom(),
    resolution,
    extent,
    isPrinting,
    ratio,
    origin: [-corner.x, -corner.y],
    toPixel,
    /** Tells this view from others. */
    place: [map.getZoom(), corner.x, corner.y, width, height, size.x, size.y, ratio].join(" "),
    /** The pixels that are seen until the map is moved: left, top, right, bottom. */
    seen: [seen.x, seen.y, seen.x + size.x, seen.y + size.y],
    /** The pixels that show each place once: left, top, right, bottom. */
    world: [...toPixel(world.west, world.north), ...toPixel(world.east, world.south)],
  };
}

function degreesAt(map, pixel) {
  const { lng, lat } = map.unproject(pixel, map.getZoom());
  return [lng, lat];
}
