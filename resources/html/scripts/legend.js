// The legend, which switches layers as well: what each symbol means, and a box to show or hide.

import { classList, markClasses } from "./class_rows.js";
import { byId, element, icon, refill } from "./dom.js";
import { NARROW } from "./narrow.js";
import { scaleReason } from "./scales.js";
import { shownRows, toggled } from "./shown_layers.js";
import { swatch } from "./swatch.js";
import { formatNumber } from "./units.js";

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
        isData
          ? groupedRows(layers).map((row) => legendRow(row, page))
          : layers.map((layer) => layerRow(layer, page)),
      );
      byId(id).parentElement.hidden = !layers.length;
    }
  });
  // A search shows the layer and the class of what it found.
  page.store.watch(["hidden"], ({ hidden }) => {
    for (const box of document.querySelectorAll("input[data-layer]"))
      box.checked = !hidden.has(box.dataset.layer);
  });
  page.store.watch(["hiddenClasses", "filters", "language", "dark"], (state) => {
    markClasses(state, page);
    for (const layer of page.model.layers) tell("count", layer, layerCount(layer, state, page));
  });
  page.store.watch(["resolution", "latitude", "language", "dark"], (state) => {
    for (const layer of page.model.layers) {
      const reason = state.resolution ? scaleReason(layer, state, page.words.say) : "";
      tell("scale", layer, reason);
    }
  });
}

/** Write what stands in a row of the legend where it has changed, and hide what is empty. */
function tell(what, { id }, text) {
  const place = document.querySelector(`#legend [data-${what}="${CSS.escape(id)}"]`);
  if (!place || place.textContent === text) return;
  place.textContent = text;
  place.hidden = !text;
}

/** Return layers, from top to bottom, with the heading of each group before those that are in it. */
export function groupedRows(layers) {
  let current = "";
  return layers.flatMap((layer) => {
    const key = JSON.stringify(layer.group);
    const isNew = layer.group && key !== current;
    current = key;
    return isNew ? [{ group: layer.group }, { layer }] : [{ layer }];
  });
}

function legendRow({ group, layer }, page) {
  if (group) return element("li", { class: "group" }, page.words.pick(group));
  const row = layerRow(layer, page);
  row.classList.toggle("grouped", Boolean(layer.group));
  return row;
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
      element("span", { class: "name" }, words.pick(layer.name), layer.care && careTag(layer, words)),
      layer.identifiable &&
        element("span", { class: "count", "data-count": layer.id }),
    ),
    element("p", { class: "note", "data-scale": layer.id, hidden: true }),
    layer.filtered && element("p", { class: "note" }, filterNote(layer, words)),
    layer.attribute && classList(layer, page),
  );
}

/** With what care a layer must be read: "±3 km", or that its place is not known. */
function careTag({ care: [tag, sentence] }, { pick }) {
  return [" ", element("small", { class: "care", title: pick(sentence) }, pick(tag))];
}

function filterNote({ filtered }, { say, pick }) {
  const conditions = pick(filtered);
  return conditions ? say("snapshot.filtered_by", { conditions }) : say("snapshot.filtered");
}

/** How many features of a layer are on the map, of how many that the layer has. */
function layerCount(layer, state, { model, words: { say } }) {
  const rows = shownRows(layer, model, state);
  const shown = rows ? rows.reduce((sum, each) => sum + each, 0) : layer.features.count;
  if (shown === layer.total) return formatNumber(shown);
  return say("layers.count_shown", { shown, count: layer.total });
}
