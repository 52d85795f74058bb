// The panel while nothing is selected: what is here, by kind, and where it comes from.

import { element } from "./dom.js";
import { growingList } from "./growing_list.js";
import { swatch } from "./legend.js";
import { titleOf } from "./model.js";
import { mapReviewNote, schematicNote } from "./notes.js";
import { formatFact } from "./units.js";
import { joined } from "./words.js";

const LISTED_AT_FIRST = 50;

export function homeView(page, open) {
  const { words, model, data } = page;
  const { say } = words;
  const kinds = byKind(model);
  const hasDistrict = [...model.items.values()].some((item) => item.subject?.kind === "district");
  const isSchematic = model.layers.some((layer) => layer.schematic && layer.identifiable);
  return [
    element("h2", { id: "details-title", tabindex: "-1" }, say("snapshot.overview")),
    element("p", { class: "lead" }, say("snapshot.how_to")),
    isSchematic && schematicNote(words),
    hasDistrict && mapReviewNote(words),
    [...kinds.values()].map((items) => kindView(items, page, open)),
    sourcesView(page),
    element(
      "p",
      { class: "colophon" },
      say("snapshot.colophon", { tolerance: data.tolerance_m, decimals: data.decimals }),
    ),
  ];
}

function byKind(model) {
  const kinds = new Map();
  for (const item of model.items.values()) {
    const kind = item.kind.join("|");
    kinds.set(kind, [...(kinds.get(kind) ?? []), item]);
  }
  return kinds;
}

function kindView(items, page, open) {
  const { words } = page;
  return element(
    "section",
    { class: "kind-list" },
    element("h3", {}, words.pick(items[0].kind)),
    growingList(items, LISTED_AT_FIRST, (item) => itemButton(item, page, open), words),
  );
}

function itemButton(item, page, open) {
  const { words } = page;
  const first = item.subject?.key_figures[0];
  return element(
    "button",
    { type: "button", click: () => open(item.key) },
    item.feature &&
      swatch(item.layer.classes[item.feature.class].symbol, item.layer.geometry, page),
    element("span", { class: "name" }, titleOf(item, words)),
    first && element("span", { class: "figure" }, formatFact(item.dataset.facts[first], words)),
  );
}

function sourcesView({ model, words }) {
  const sources = model.datasets.flatMap((dataset) => Object.entries(dataset.sources));
  if (!sources.length) return null;
  return element(
    "section",
    { class: "sources" },
    element("h3", {}, words.say("snapshot.sources")),
    element(
      "ol",
      {},
      sources.map(([id, source]) =>
        element(
          "li",
          {},
          element("p", {}, words.pick(source.title)),
          element("p", { class: "aside" }, aboutSource(id, source)),
          source.note && element("p", { class: "aside" }, words.pick(source.note)),
        ),
      ),
    ),
  );
}

function aboutSource(id, { publisher, published, as_of: asOf, licence }) {
  return joined(id, publisher, published || asOf, licence);
}
