// What the search box finds, and why: names, facts, attributes, the base map and coordinates.

import { parseCoordinates } from "./coordinates.js";
import { toDegrees } from "./geometry.js";
import {
  NOT_FOUND,
  asPinyin,
  folded,
  nameRank,
  piecesOf,
  standsIn,
  typosAllowed,
  typosIn,
} from "./matching.js";
import { isCell, isValue, readQuantity, unitOfHeading } from "./quantities.js";
import { areaInOtherUnits, formatFact, formatPeriod } from "./units.js";
import { wordsFor } from "./words.js";

const VALUE_RANK = 3;
const TEXT_RANK = 4;
const MOST_COMPARED = 5000;
const KINDS = ["feature", "topic", "place", "fact", "unusable"];

/** Everything that can be found in a page, with the texts that it is found by. */
export function buildIndex({ model, data }) {
  const languages = allWords(data.words);
  return [
    ...[...model.items.values()].map(itemEntry),
    ...model.layers.filter(({ identifiable, labels }) => !identifiable && labels).flatMap(places),
    ...model.datasets.flatMap((dataset, number) =>
      Object.entries(dataset.facts).map(([id, fact]) =>
        factEntry(id, fact, dataset, number, model, languages),
      ),
    ),
  ];
}

/**
 * Return { hits, refused } of a text, the best first.
 *
 * A hit has what it leads to (an `item`, or a `place` with lat, lon and bounds), its entry or its
 * coordinates, and the reason why it is one. `refused` is why coordinates lead nowhere.
 */
export function find(text, index, nearLongitude, limit) {
  const wanted = folded(text);
  if (!wanted) return { hits: [], refused: null };
  const { places: positions, refused } = parseCoordinates(text, nearLongitude);
  const points = positions.map((place) => ({ kind: "point", place, reason: "position" }));
  const asked = askedFor(text, wanted);
  let ranked = bestFirst(index, (entry) => fitting(entry, asked), limit);
  if (!ranked.length && !points.length) ranked = alike(index, wanted, limit);
  return { hits: [...points, ...ranked].slice(0, limit), refused };
}

/** What is asked of each entry, worked out once. */
function askedFor(text, wanted) {
  const quantity = readQuantity(text);
  return {
    wanted,
    joined: wanted.replaceAll(" ", ""),
    pinyin: asPinyin(wanted),
    words: wanted.split(" "),
    quantity,
    texts: quantity?.whole ? [wanted, quantity.whole] : [wanted],
  };
}

/** The entries for which `fit` says how well they fit and why, the best first. */
function bestFirst(index, fit, limit) {
  const fitting = [];
  for (const entry of index) {
    const found = fit(entry);
    if (found) fitting.push({ entry, found });
  }
  const order = ({ entry, found }) => found.rank * KINDS.length + KINDS.indexOf(entry.kind);
  fitting.sort((a, b) => order(a) - order(b));
  return fitting.slice(0, limit).map(({ entry, found }) => ({ ...entry, ...found }));
}

/** How well an entry fits, 0 best, and why; null where it does not. */
function fitting(entry, asked) {
  const { quantity, words } = asked;
  const name = bestName(entry.names, asked);
  if (name) return name;
  const { value, unit } = entry.fact ?? {};
  if (quantity && value !== undefined && isValue(quantity, value, unit))
    return { rank: VALUE_RANK, reason: "value" };
  if (entry.item?.values) return attributeOf(entry.item, asked);
  const isSaid = entry.text && words.every((word) => standsIn(word, entry.text));
  return isSaid ? { rank: TEXT_RANK, reason: "text" } : null;
}

function bestName(names, { wanted, joined, pinyin }) {
  let best = null;
  for (const { form, reason, written } of names) {
    const text = reason === "pinyin" ? pinyin : wanted;
    if (!text) continue;
    const begins = form.startsWith(reason === "pinyin" ? pinyin : joined) ? 1 : NOT_FOUND;
    const rank = Math.min(form.includes(text) ? nameRank(form, text) : NOT_FOUND, begins);
    if (rank < (best?.rank ?? NOT_FOUND)) best = { rank, reason, matched: written };
  }
  return best;
}

/** The attribute of a feature that is wanted, with the rank of it. */
function attributeOf({ layer, values }, asked) {
  let best = null;
  values.forEach((value, position) => {
    const rank = VALUE_RANK + cellRank(value, layer.units[position], asked);
    if (rank < (best?.rank ?? NOT_FOUND))
      best = { rank, reason: "attribute", matched: `${layer.fields[position]}: ${value}` };
  });
  return best;
}

function cellRank(value, unit, { quantity, texts }) {
  if (value === null || value === "") return NOT_FOUND;
  if (typeof value === "number") {
    if (!quantity || !isCell(quantity, value, unit)) return NOT_FOUND;
    return quantity.unit && !unit ? 1 : 0;
  }
  const text = foldedOnce(value);
  let rank = NOT_FOUND;
  for (const each of texts)
    if (standsIn(each, text)) rank = Math.min(rank, nameRank(text, each));
  return rank;
}

const FOLDED = new Map();

/** The folded text of a value, which is asked for with each letter that is typed. */
function foldedOnce(value) {
  let text = FOLDED.get(value);
  if (text === undefined) FOLDED.set(value, (text = folded(String(value))));
  return text;
}

/** What has a name with a letter wrong, in long names two. */
function alike(index, wanted, limit) {
  const allowed = typosAllowed(wanted);
  const pieces = piecesOf(wanted, allowed);
  let compared = 0;
  const fit = ({ names }) => {
    let rank = NOT_FOUND;
    for (const { form } of names)
      if (compared < MOST_COMPARED && pieces.some((piece) => form.includes(piece))) {
        compared += 1;
        rank = Math.min(rank, typosIn(wanted, form));
      }
    return rank <= allowed ? { rank, reason: "typo" } : null;
  };
  return allowed ? bestFirst(index, fit, limit) : [];
}

function itemEntry(item) {
  const names = namesOf(item.name, item.subject ? subjectSpelling(item) : item.feature?.pinyin);
  for (const text of item.subject ? otherNames(item) : [])
    names.push({ form: folded(text), reason: "other_name", written: text });
  if (item.layer?.fields) item.layer.units ??= item.layer.fields.map(unitOfHeading);
  const text = folded(item.kind.join(" "));
  const said = item.subject ? [...names.map(({ form }) => form), text].join(" ") : "";
  const isTopic = item.subject && !item.feature;
  return { kind: isTopic ? "topic" : "feature", item, names, text: said };
}

function namesOf([english, chinese], [joined, initials] = []) {
  const names = [...new Set([english, chinese].filter(Boolean).map(folded))];
  const spelled = [joined, initials].filter(Boolean);
  return [
    ...names.map((form) => ({ form, reason: "name" })),
    ...spelled.map((form) => ({ form, reason: "pinyin" })),
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
  for (const { name, bounds } of layer.features)
    if (name?.some(Boolean) && !byName.has(name.join("\n")))
      byName.set(name.join("\n"), placeEntry(name, bounds, layer));
  return [...byName.values()];
}

function placeEntry(name, bounds, layer) {
  const [lon, lat] = toDegrees((bounds.west + bounds.east) / 2, (bounds.south + bounds.north) / 2);
  const place = { lat, lon, bounds };
  return { kind: "place", place, name, layer, names: namesOf(name), text: "" };
}

function factEntry(id, fact, dataset, number, model, languages) {
  const key = number === 0 ? fact.subject : `${number}:${fact.subject}`;
  const { label } = dataset.properties[fact.property];
  const item = model.items.get(key);
  const isUsable = fact.confidence !== "garbled";
  const said = [...item.name, ...label, id, ...(fact.note ?? []), fact.locator ?? ""];
  const values = () => languages.flatMap((words) => saying(fact, words));
  if (isUsable) said.push(...(fact.text ?? []), ...values());
  const text = [...new Set(said.map(folded))].join(" ");
  return {
    kind: isUsable ? "fact" : "unusable",
    item,
    fact: isUsable ? fact : { ...fact, value: undefined },
    label,
    names: [],
    text,
  };
}

function saying(fact, words) {
  const areas = fact.unit === "m2" && fact.value !== undefined;
  return [
    formatPeriod(fact.period, words),
    formatFact(fact, words),
    ...(areas ? areaInOtherUnits(fact.value, words) : []),
  ];
}

/** The words of each language and style of money: "1 billion" and "10 亿" are both found. */
function allWords(words) {
  return Object.keys(words).flatMap((language) =>
    ["million", "wan"].map((money) => wordsFor(words, { language, area: "", money })),
  );
}
