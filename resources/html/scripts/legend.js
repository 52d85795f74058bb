// The legend, which switches layers as well: what each symbol means, and a box to show or hide.

import { byId, element, icon, refill } from "./dom.js";
import { NARROW } from "./narrow.js";
import { paintShape } from "./painter.js";
import { formatNumber } from "./units.js";

const WIDTH = 30;
const HEIGHT = 18;
const SHARPNESS = 3;

export function createLegend(page) {
  byId("legend").open = !matchMedia(NARROW).matches;
  // Rows without a place have no symbol, and nothing on the map to hide.
  const fromTop = page.model.layers.filter(({ is_table }) => !is_table).reverse();
  page.store.watch(["language", "dark"], () => {
    for (const [id, isData] of [
      ["legend-layers", true],
      ["legend-base", false],
    ]) {
      const layers = fromTop.filter(
        ({ identifiable, picture }) => (identifiable || Boolean(picture)) === isData,
      );
      refill(
        byId(id),
        layers.map((layer) => layerRow(layer, page)),
      );
      byId(id).parentElement.hidden = !layers.length;
    }
  });
  // A search shows the layer of what it found.
  page.store.watch(["hidden"], ({ hidden }) => {
    for (const box of document.querySelectorAll("input[data-layer]"))
      box.checked = !hidden.has(box.dataset.layer);
  });
}

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
  paintShape(context, geometry, [[sample(geometry)]], symbol, look);
  return canvas;
}

function sample(geometry) {
  if (geometry === "point") return [WIDTH / 2, HEIGHT / 2];
  if (geometry === "line")
    return [2, HEIGHT - 4, WIDTH * 0.4, 6, WIDTH * 0.6, HEIGHT - 7, WIDTH - 4, 4];
  return [1.5, 1.5, WIDTH - 1.5, 1.5, WIDTH - 1.5, HEIGHT - 1.5, 1.5, HEIGHT - 1.5];
}

function layerRow(layer, page) {
  const { words, store } = page;
  const isShown = !store.state.hidden.has(layer.id);
  const toggle = () => store.set({ hidden: toggled(store.state.hidden, layer.id) });
  const [first] = layer.classes;
  return element(
    "li",
    {},
    element(
      "label",
      {},
      element("input", {
        type: "checkbox",
        checked: isShown,
        "data-layer": layer.id,
        change: toggle,
      }),
      layer.picture && element("span", { class: "swatch" }, icon("raster")),
      !layer.picture && !layer.attribute && swatch(first.symbol, layer.geometry, page),
      element("span", { class: "name" }, words.pick(layer.name)),
      layer.identifiable &&
        element("span", { class: "count" }, formatNumber(layer.features.length)),
    ),
    layer.attribute &&
      element(
        "ul",
        {},
        element("li", { class: "attribute" }, layer.attribute),
        layer.classes.map(({ label, symbol }) =>
          element(
            "li",
            { class: "class" },
            swatch(symbol, layer.geometry, page),
            words.pick(label),
          ),
        ),
      ),
  );
}

function toggled(hidden, id) {
  const changed = new Set(hidden);
  if (!changed.delete(id)) changed.add(id);
  return changed;
}
