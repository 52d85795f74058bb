// What the search box finds, and why: names, facts, attributes, the base map and coordinates.

import UNITS from "../../units.json" with { type: "json" };
import { askedFor } from "./asked.js";
import { attributeAlike, attributeOf, attributesWithWords } from "./attribute_search.js";
import { parseCoordinates } from "./coordinates.js";
import { derivedTitle, formatDerived } from "./derivation.js";
import { excerpt } from "./excerpt.js";
import { pointOnShape, toDegrees } from "./geometry.js";
import {
  FEWEST_INSIDE,
  NOT_FOUND,
  bare,
  folded,
  nameRank,
  piecesOf,
  standsIn,
  typosAllowed,
  typosIn,
} from "./matching.js";
import { isValue, unitOfHeading } from "./quantities.js";
import { areaInOtherUnits, formatFact, formatPeriod } from "./units.js";
import { wordsFor } from "./words.js";
import { withForms } from "./written_forms.js";

/** Hits that are found at most: who looks for one will rather type more than read on. */
export const MOST_FOUND = 300;

const VALUE_RANK = 3;
const TEXT_RANK = 4;
const MOST_COMPARED = 5000;
const KINDS = ["feature", "topic", "place", "fact", "unusable"];

/** Everything that can be found in a page, with the texts that it is found by. */
export function buildIndex({ model, data }) {
  const languages = allWords(data.words);
  const entries = [
    ...[...model.items.values()].map(itemEntry),
    ...[...model.items.values()].flatMap((item) => derivedEntries(item, languages)),
    ...model.layers.filter(({ identifiable, labels }) => !identifiable && labels).flatMap(places),
    ...model.datasets.flatMap((dataset, number) =>
      Object.entries(dataset.facts).map(([id, fact]) =>
        factEntry(id, fact, dataset, number, model, languages),
      ),
    ),
  ];
  return { entries, languages };
}

/**
 * Return { hits, refused } of a text, the best first.
 *
 * A hit has what it leads to (an `item`, or a `place` with lat, lon and bounds), its entry or its
 * coordinates, the reason why it is one, and what `matched` in both languages. `refused` is why
 * coordinates lead nowhere.
 */
export function find(text, { entries, languages }, nearLongitude, limit = MOST_FOUND) {
  const asked = askedFor(text, languages);
  if (!asked.text) return { hits: [], refused: null };
  const { places: positions, refused } = parseCoordinates(text, nearLongitude);
  const points = positions.map((place) => ({ kind: "point", place, reason: "position" }));
  let ranked = bestFirst(entries, (entry) => fitting(entry, asked, languages), limit);
  if (!ranked.length && !points.length && !asked.quantity)
    ranked = bestFirst(entries, alikeTo(asked, languages), limit);
  return { hits: [...points, ...ranked].slice(0, limit), refused };
}

/** The entries for which `fit` says how well they fit and why, the best first. */
function bestFirst(entries, fit, limit) {
  const fitting = [];
  for (const entry of entries) {
    const found = fit(entry);
    if (found) fitting.push({ entry, found });
  }
  const order = ({ entry, found }) => found.rank * KINDS.length + KINDS.indexOf(entry.kind);
  fitting.sort((a, b) => order(a) - order(b));
  const firsts = new Map();
  for (const { entry, found } of fitting) {
    const what = entry.fact ?? entry.item ?? entry;
    if (!firsts.has(what)) firsts.set(what, { ...entry, ...found });
  }
  return [...firsts.values()].slice(0, limit);
}

/** How well an entry fits, 0 best, and why; null where it does not. */
function fitting(entry, asked, languages) {
  const { quantity } = asked;
  const name = bestName(entry.names, asked);
  if (name) return name;
  const { value, unit } = entry.fact ?? {};
  if (quantity && value !== undefined && isValue(quantity, value, unit))
    return { rank: VALUE_RANK, reason: "value" };
  return entry.item?.values ? byAttributes(entry, asked, languages) : inWords(entry, asked);
}

function bestName(names, { text, joined, pinyin, words }) {
  let best = null;
  for (const { form, reason, written } of names) {
    const typed = reason === "pinyin" ? pinyin : text;
    if (!typed) continue;
    const begins = form.startsWith(reason === "pinyin" ? pinyin : joined);
    if (!begins && reason === "pinyin" && pinyin.length < FEWEST_INSIDE) continue;
    const inside = form.includes(typed) ? nameRank(form, typed) : NOT_FOUND;
    const rank = begins ? Math.min(inside, 1) : inside;
    if (rank < (best?.rank ?? NOT_FOUND)) best = { rank, reason, matched: same(written) };
  }
  const hasAll = ({ form, reason }) =>
    reason !== "pinyin" && words.every((word) => standsIn(word.text, form));
  const apart = !best && words.length ? names.find(hasAll) : null;
  return apart ? { rank: TEXT_RANK, reason: apart.reason, matched: same(apart.written) } : best;
}

function byAttributes({ item, names }, asked, languages) {
  const best = attributeOf(item, asked, languages);
  if (best) return { ...best, rank: VALUE_RANK + best.rank, reason: "attribute" };
  if (!asked.words.length) return null;
  const matched = attributesWithWords(item, names, asked.words, languages);
  return matched && { rank: TEXT_RANK, reason: "attribute", matched };
}

/** What is said that has all that is asked for, be it in one piece or each word by itself. */
function inWords({ said, told }, asked) {
  const whole = saying(said, asked);
  const around = whole === null ? asked.words.map((word) => saying(said, word)) : [whole];
  if (!around.length || around.includes(null)) return null;
  if (told) return { rank: TEXT_RANK, reason: "attribute", matched: told };
  const matched = [...new Set(around.filter(Boolean))].join(" ");
  return { rank: TEXT_RANK, reason: "text", matched: same(matched) };
}

/** The words around what is asked for, empty where the hit shows them. */
function saying(said, { forms }) {
  for (const { text, written } of said)
    for (const form of forms) if (standsIn(form, text)) return written && excerpt(written, form);
  return null;
}

/** Tells of entries that have a name or a value with a letter wrong, in long ones two. */
function alikeTo(asked, languages) {
  let compared = 0;
  return ({ names, item }) => {
    // What is no value may be a heading: all that stands below it is found.
    const below = item?.values && attributesWithWords(item, [], [asked], languages);
    if (below) return { rank: 0, reason: "attribute", matched: below };
    let rank = NOT_FOUND;
    for (const { form, reason } of names) {
      const typed = reason === "pinyin" ? asked.pinyin : asked.text;
      const allowed = typosAllowed(typed);
      const mayBe = allowed && piecesOf(typed, allowed).some((piece) => form.includes(piece));
      if (!mayBe || compared++ > MOST_COMPARED) continue;
      const wrong = typosIn(typed, form);
      if (wrong <= allowed) rank = Math.min(rank, wrong);
    }
    if (rank < NOT_FOUND) return { rank, reason: "typo" };
    const value = item?.values ? attributeAlike(item, asked, languages) : null;
    return value && { ...value, rank: VALUE_RANK + value.rank, reason: "attribute" };
  };
}

function same(text) {
  return text ? [text, text] : null;
}

function itemEntry(item) {
  const names = namesOf(item.name, item.subject ? subjectSpelling(item) : item.pinyin);
  const others = item.subject ? otherNames(item) : [];
  const shown = [...names.map(({ form }) => form), ...item.kind.map(bare)].join(" ");
  for (const text of others)
    names.push({ form: bare(text), reason: "other_name", written: text });
  if (item.layer?.fields) item.layer.units ??= item.layer.fields.map(unitOfHeading);
  const said = [
    { text: shown, written: "" },
    ...others.map((text) => ({ text: bare(text), written: text })),
  ];
  const isTopic = item.subject && !item.feature;
  return { kind: isTopic ? "topic" : "feature", item, names, said: item.subject ? said : [] };
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
  return Object.values(dataset.facts)
    .filter(({ subject }) => subject === uid)
    .filter(({ property }) => property === "also_called" || property === "full_name")
    .filter(({ confidence }) => confidence !== "garbled")
    .flatMap(({ text }) => text ?? [])
    .filter(Boolean);
}

/** The names of a layer of the base map, each once: a river has many stretches. */
function places(layer) {
  const byName = new Map();
  for (const feature of layer.features) {
    const name = feature.name?.some(Boolean) && feature.name.join("\n");
    if (name && feature.parts.length && !byName.has(name)) byName.set(name, placeEntry(feature, layer));
  }
  return [...byName.values()];
}

function placeEntry({ name, bounds, parts, pinyin }, layer) {
  const middle = [(bounds.west + bounds.east) / 2, (bounds.south + bounds.north) / 2];
  const [lon, lat] = toDegrees(...pointOnShape(layer.geometry, parts, ...middle));
  const place = { lat, lon, bounds };
  return { kind: "place", place, name, layer, names: namesOf(name, pinyin), said: [] };
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
  const where = [fact.locator ?? "", id];
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
