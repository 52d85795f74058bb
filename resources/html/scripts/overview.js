// What the panel tells before anything is chosen: what is here, by kind, and where it comes from.

import { element } from "./dom.js";
import { swatch } from "./legend.js";
import { mapReviewNote, schematicNote } from "./notes.js";
import { formatFact } from "./units.js";

const LISTED_AT_MOST = 50;

export function overview(page, open) {
  const { reader, model, data } = page;
  const { say } = reader;
  const kinds = byKind(model);
  const hasDistrict = [...model.items.values()].some((item) => item.subject?.kind === "district");
  const isSchematic = model.layers.some((layer) => layer.schematic && layer.identifiable);
  return [
    element("h2", { id: "details-title", tabindex: "-1" }, say("snapshot.overview")),
    element("p", { class: "lead" }, say("snapshot.how_to")),
    isSchematic && schematicNote(reader),
    hasDistrict && mapReviewNote(reader),
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
  const { reader } = page;
  const listed = items.slice(0, LISTED_AT_MOST);
  const more = items.length - listed.length;
  return element(
    "section",
    { class: "kind-list" },
    element("h3", {}, reader.tell(items[0].kind)),
    element(
      "ul",
      {},
      listed.map((item) => element("li", {}, itemButton(item, page, open))),
    ),
    more > 0 &&
      element("p", { class: "aside" }, reader.say("snapshot.more_in_table", { count: more })),
  );
}

function itemButton(item, page, open) {
  const { reader } = page;
  const first = item.subject?.key_figures[0];
  return element(
    "button",
    { type: "button", click: () => open(item.key) },
    item.feature &&
      swatch(item.layer.classes[item.feature.class].symbol, item.layer.geometry, page),
    element("span", { class: "name" }, reader.tell(item.name) || item.key),
    first && element("span", { class: "figure" }, formatFact(item.dataset.facts[first], reader)),
  );
}

function sourcesView({ model, reader }) {
  const sources = model.datasets.flatMap((dataset) => Object.entries(dataset.sources));
  if (!sources.length) return null;
  return element(
    "section",
    { class: "sources" },
    element("h3", {}, reader.say("snapshot.sources")),
    element(
      "ol",
      {},
      sources.map(([id, source]) =>
        element(
          "li",
          {},
          element("p", {}, reader.tell(source.title)),
          element("p", { class: "aside" }, aboutSource(id, source)),
          source.note && element("p", { class: "aside" }, reader.tell(source.note)),
        ),
      ),
    ),
  );
}

function aboutSource(id, { publisher, published, as_of: asOf, licence }) {
  return [id, publisher, published || asOf, licence].filter(Boolean).join(" · ");
}
