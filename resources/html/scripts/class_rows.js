// The classes of a layer in the legend: a click hides one, and shows it again.

import { element } from "./dom.js";
import { classKey, passingRows, toggled } from "./shown_layers.js";
import { swatch } from "./swatch.js";
import { formatNumber } from "./units.js";

/** Return the list of a layer's classes, with what they are made of. */
export function classList(layer, page) {
  const { words } = page;
  return element(
    "ul",
    { "aria-label": layer.attribute },
    element("li", { class: "attribute" }, layer.attribute),
    layer.classes.map((each, place) => classRow(layer, each, place, page)),
    layer.notes.map(([code, values]) => element("li", { class: "note" }, words.say(code, values))),
  );
}

/** Mark which classes are hidden, and count them, without making the rows anew: the focus stays. */
export function markClasses(state, { words, model }) {
  const { hiddenClasses } = state;
  for (const layer of model.layers.filter(({ counts }) => counts.length)) {
    countsPassing(layer, model, state).forEach((counted, place) => {
      const row = document.querySelector(`[data-count="${CSS.escape(classKey(layer, place))}"]`);
      if (row) row.textContent = countOf(counted, words);
    });
  }
  for (const button of document.querySelectorAll("button[data-class]")) {
    const isShown = !hiddenClasses.has(button.dataset.class);
    button.setAttribute("aria-pressed", String(isShown));
    button.title = words.say(isShown ? "snapshot.hide_class" : "snapshot.show_class");
  }
}

function classRow(layer, { label, symbol, is_hidden: isLeftOut }, place, page) {
  const { words, store } = page;
  const key = classKey(layer, place);
  const parts = [
    swatch(symbol, layer.geometry, page),
    element("span", { class: "name" }, words.pick(label)),
    layer.counts.length > 0 &&
      element("span", { class: "count", "data-count": key }, countOf(layer.counts[place], words)),
  ];
  if (isLeftOut) {
    const note = words.say("snapshot.class_left_out");
    return element(
      "li",
      { class: "class left-out", title: note },
      parts,
      element("span", { class: "unseen" }, note),
    );
  }
  const toggle = () => store.set({ hiddenClasses: toggled(store.state.hiddenClasses, key) });
  return element(
    "li",
    {},
    element("button", { type: "button", class: "class", "data-class": key, click: toggle }, parts),
  );
}

/** How many features of each class pass all filters, and how many there are. */
function countsPassing(layer, model, state) {
  const rows = passingRows(layer, model, state);
  if (!rows) return layer.counts;
  const passing = new Uint32Array(layer.classes.length);
  layer.features.classes.forEach((place, row) => (passing[place] += rows[row]));
  return layer.counts.map(([exported, total], place) => [exported && passing[place], total]);
}

/** "300", or "12 of 300" where a filter lets only some through. */
export function countOf([passing, total], { say }) {
  if (passing === total) return formatNumber(total);
  return say("style.count_of", { shown: passing, total });
}
