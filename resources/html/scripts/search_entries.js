// What can be found in a page, with the texts that it is found by, by the rules of
// gisapp/core/search/dataset_candidates.py.

import UNITS from "../../units.json" with { type: "json" };
import { derivedTitle, formatDerived } from "./derivation.js";
import { placeOf } from "./fact_view.js";
import { pointOnShape, toDegrees } from "./geometry.js";
import { bare, folded } from "./matching.js";
import { unitOfHeading } from "./quantities.js";
import { rowSearch } from "./row_search.js";
import { atOnce } from "./steps.js";
import { areaInOtherUnits, formatFact, formatPeriod } from "./units.js";
import { wordsFor } from "./words.js";
import { withForms } from "./written_forms.js";

/** What can be found in a page: entries with their texts, and layers whose rows are searched. */
export function buildIndex(page) {
  return atOnce(indexSteps(page));
}

/** The same in steps. */
export function* indexSteps({ model, data }) {
  const languages = allWords(data.words);
  const entries = [];
  const { subjects } = model.items;
  yield* each(subjects, (item) => entries.push(...itemEntries(item)));
  yield* each(subjects, (item) => entries.push(...derivedEntries(item, languages)));
  const grounds = model.layers.filter(({ identifiable, labels }) => !identifiable && labels);
  yield* each(grounds, (layer) => entries.push(...places(layer)));
  for (const [number, dataset] of model.datasets.entries()) {
    yield* each(Object.entries(dataset.facts), ([id, fact]) =>
      entries.push(factEntry(id, fact, dataset, number, model, languages)),
    );
  }
  const ofRows = model.layers.filter(({ identifiable, beside }) => identifiable && !beside);
  const rowSearches = ofRows.map(searchOf);
  for (const search of rowSearches) yield* search.prepare();
  return { entries, languages, rowSearches };
}

function searchOf(layer) {
  return rowSearch(layer, itemEntries);
}

/** Make, in steps, what searches the names of a layer that is too large for the page. */
export function* searchOfNames(layer, named) {
  const search = searchOf({ ...layer, features: named });
  yield* search.prepare();
  return search;
}

function* each(things, take) {
  for (const thing of things) {
    take(thing);
    yield;
  }
}

function itemEntries(item) {
  const names = namesOf(item.name, item.pinyin ?? (item.subject ? subjectSpelling(item) : []));
  if (item.dataset?.own) names.push({ form: bare(item.uid), reason: "name" });
  const others = item.subject ? otherNames(item) : [];
  const shown = [...names.map(({ form }) => form), ...item.kind.map(bare)].join(" ");
  for (const text of others)
    names.push({ form: bare(text), reason: "other_name", written: text });
  for (const { layer } of item.rows) layer.units ??= layer.fields.map(unitOfHeading);
  const said = [
    { text: shown, written: "" },
    ...others.map((text) => ({ text: bare(text), written: text })),
  ];
  const isTopic = item.subject && !item.feature;
  const kind = isTopic ? "topic" : "feature";
  const entry = { kind, item, names, said: item.subject ? said : [] };
  return item.rows.length ? item.rows.map((row) => ({ ...entry, row })) : [entry];
}

/** What is worked out of a subject, to be found by the figure. */
function derivedEntries(item, languages) {
  const { subject, dataset } = item;
  const known = (subject?.derived ?? []).filter(({ value }) => value !== undefined);
  return known.map((derived) => {
    const told = ["en", "zh"].map((language) => {
      const words = languages.find((each) => isUsual(each, language));
      const value = formatDerived(derived, dataset, words);
      return [`${derivedTitle(derived, dataset, words)}: ${value}`, bare(value)];
    });
    return {
      kind: item.feature ? "feature" : "topic",
      item,
      names: [],
      said: [{ text: told.map(([, value]) => value).join(" "), written: "" }],
      told: told.map(([text]) => text),
    };
  });
}

function isUsual({ language, money }, wanted) {
  return language === wanted && money === UNITS.money_of[wanted];
}

function namesOf([english, chinese], spelled = []) {
  const names = [...new Set([english, chinese].filter(Boolean).map(bare))];
  return [
    ...names.map((form) => ({ form, reason: "name" })),
    ...spelled.filter(Boolean).map((form) => ({ form, reason: "pinyin" })),
  ];
}

function subjectSpelling({ subject }) {
  const syllables = folded(subject.pinyin ?? "").split(" ");
  return [syllables.join(""), syllables.map((syllable) => syllable.slice(0, 1)).join("")];
}

function otherNames({ dataset, uid }) {
  if (!NAMES.has(dataset)) NAMES.set(dataset, otherNamesOf(dataset));
  return NAMES.get(dataset).get(uid) ?? [];
}

const NAMES = new WeakMap();

/** What else each subject is called, by its uid. */
function otherNamesOf({ facts }) {
  const names = new Map();
  for (const { subject, property, confidence, text } of Object.values(facts)) {
    const isName = property === "also_called" || property === "full_name";
    if (!isName || confidence === "garbled") continue;
    names.set(subject, [...(names.get(subject) ?? []), ...(text ?? []).filter(Boolean)]);
  }
  return names;
}

/** The names of a layer of the base map, each once: a river has many stretches. */
function places(layer) {
  const byName = new Map();
  const { features, rows } = layer;
  for (const row of rows) {
    const name = features.name(row).some(Boolean) && features.name(row).join("\n");
    if (name && features.hasShape(row) && !byName.has(name)) byName.set(name, placeEntry(row, layer));
  }
  return [...byName.values()];
}

function placeEntry(row, layer) {
  const { features } = layer;
  const bounds = features.boundsOf(row);
  const name = features.name(row);
  const middle = [(bounds.west + bounds.east) / 2, (bounds.south + bounds.north) / 2];
  const [lon, lat] = toDegrees(...pointOnShape(layer.geometry, features.parts(row), ...middle));
  const place = { lat, lon, bounds };
  return { kind: "place", place, name, layer, names: namesOf(name, features.spellings(row)), said: [] };
}

function factEntry(id, fact, dataset, number, model, languages) {
  const key = number === 0 ? fact.subject : `${number}:${fact.subject}`;
  const { label } = dataset.properties[fact.property];
  const item = model.items.get(key);
  const isUsable = fact.confidence !== "garbled";
  const shown = [...item.name, ...label, ...shownOf(fact, isUsable, languages)].map(bare);
  const others = notShownOf(id, fact, isUsable, languages).filter(Boolean);
  return {
    kind: isUsable ? "fact" : "unusable",
    item,
    fact: isUsable ? fact : { ...fact, value: undefined },
    label,
    names: [],
    said: [
      { text: withForms([...new Set(shown)].join(" ")), written: "" },
      ...others.map((text) => ({ text: withForms(bare(text)), written: text })),
    ],
  };
}

/** What the hit of a fact tells of it: value and time, or why it is not usable. */
function shownOf(fact, isUsable, languages) {
  if (!isUsable) return fact.note ?? [];
  const text = fact.value === undefined ? fact.text : [];
  const values = languages.flatMap((words) => [
    formatPeriod(fact.period, words),
    formatFact(fact, words),
  ]);
  return [...(text ?? []), ...values];
}

/** What else is known of a fact; of an unusable one only where it stands. */
function notShownOf(id, fact, isUsable, languages) {
  const where = fact.place
    ? languages.map((words) => placeOf(fact, words))
    : [fact.locator ?? "", id];
  if (!isUsable) return where;
  const areas = fact.unit === "m2" && fact.value !== undefined;
  const others = areas ? languages.flatMap((words) => areaInOtherUnits(fact.value, words)) : [];
  const text = fact.value === undefined ? [] : (fact.text ?? []);
  return [...(fact.note ?? []), ...text, ...others, ...where];
}

/** The words of each language and style of money: "1 billion" and "10 亿" are both found. */
function allWords(words) {
  return Object.keys(words).flatMap((language) =>
    ["million", "wan"].map((money) => wordsFor(words, { language, area: "", money })),
  );
}
