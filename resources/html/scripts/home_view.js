// The panel while nothing is selected: what is here, by kind, and where it comes from.

import { element, textOrLink } from "./dom.js";
import { growingList } from "./growing_list.js";
import { headlines } from "./headlines.js";
import { joinedLists } from "./joined_lists.js";
import { titleOf } from "./model.js";
import { notesView } from "./notes.js";
import { swatch } from "./swatch.js";
import { formatFact } from "./units.js";
import { joined } from "./words.js";

const LISTED_AT_FIRST = 50;

export function homeView(page, open) {
  const { words, model, data } = page;
  const { say, pick } = words;
  const kinds = byKind(model);
  const isFolder = model.layers.some(({ beside }) => beside);
  return [
    element("h2", { id: "details-title", tabindex: "-1" }, say("snapshot.overview")),
    element("p", { class: "about" }, pick(data.about)),
    headlines(page),
    element("p", { class: "lead" }, say("snapshot.how_to")),
    notesView(data.notes, words),
    data.left_out.length > 0 && leftOutNote(data.left_out, words),
    kinds.map((each) => kindView(each, page, open)),
    sourcesView(page),
    element(
      "p",
      { class: "colophon" },
      say(isFolder ? "snapshot.colophon_folder" : "snapshot.colophon", {
        tolerance: data.tolerance_m,
        decimals: data.decimals,
      }),
    ),
  ];
}

/** Which layers have too many rows for this page to tell what each is about. */
function leftOutNote(layers, { say, pick }) {
  const names = layers.map(pick).join(" · ");
  return element("p", { class: "aside" }, say("snapshot.rows_left_out", { names }));
}

/** The items of each kind; what others only name is found by its links. */
function byKind(model) {
  const kinds = new Map();
  const ofKind = (kind) => {
    const key = kind.join("|");
    if (!kinds.has(key)) kinds.set(key, { kind, lists: [] });
    return kinds.get(key).lists;
  };
  for (const item of model.items.subjects) {
    if (item.subject?.only_named) continue;
    const lists = ofKind(item.kind);
    if (lists.length) lists[0].push(item);
    else lists.push([item]);
  }
  for (const layer of model.items.layers) ofKind(layer.name).push(layer.features.ownItems);
  return [...kinds.values()]
    .map(({ kind, lists }) => ({ kind, items: joinedLists(lists) }))
    .filter(({ items }) => items.length);
}

function kindView({ kind, items }, page, open) {
  const { words } = page;
  return element(
    "section",
    { class: "kind-list" },
    element("h3", {}, words.pick(kind)),
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

/** Where what is shown comes from: the sources of facts, then files without any. */
function sourcesView({ model, data, words }) {
  const sources = model.datasets.flatMap((dataset) => Object.entries(dataset.sources));
  if (!sources.length && !data.files.length) return null;
  return element(
    "section",
    { class: "sources" },
    element("h3", {}, words.say("snapshot.sources")),
    element(
      "ol",
      {},
      sources.map(([id, source]) => sourceView(id, source, words)),
      data.files.map((file) => fileView(file, words)),
    ),
  );
}

function sourceView(id, source, { pick }) {
  return element(
    "li",
    {},
    element("p", {}, pick(source.title)),
    element("p", { class: "aside" }, textOrLink(aboutSource(id, source))),
    source.note && element("p", { class: "aside" }, textOrLink(pick(source.note))),
  );
}

function aboutSource(id, { title, publisher, published, as_of: asOf, licence }) {
  return joined(title.includes(id) ? "" : id, publisher, published || asOf, licence);
}

function fileView({ title, date, address }, words) {
  return element(
    "li",
    {},
    element("p", {}, title),
    date && element("p", { class: "aside" }, words.say("snapshot.file_of", { date: words.date(date) })),
    address && element("p", { class: "aside" }, textOrLink(address)),
  );
}
