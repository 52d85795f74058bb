// What the search box finds, and why: names, facts, attributes, the base map and coordinates.

import { parseCoordinates } from "./coordinates.js";
import { toDegrees } from "./geometry.js";
import {
  NOT_FOUND,
  asPinyin,
  folded,
  nameRank,
  standsIn,
  typosAllowed,
  typosIn,
} from "./matching.js";
import { isCell, isValue, readQuantity, unitOfHeading } from "./quantities.js";
import { areaInOtherUnits, formatFact, formatPeriod } from "./units.js";
import { wordsFor } from "./words.js";

const VALUE_RANK = 3;
const TEXT_RANK = 4;
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
  let ranked = index.map((entry) => fitting(entry, wanted, readQuantity(text))).filter(Boolean);
  if (!ranked.length && !points.length) ranked = alike(index, wanted);
  ranked.sort((a, b) => a.rank - b.rank || KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
  return { hits: [...points, ...ranked].slice(0, limit), refused };
}

function fitting(entry, wanted, quantity) {
  const joined = wanted.replaceAll(" ", "");
  const pinyin = asPinyin(wanted);
  let best = { rank: NOT_FOUND };
  for (const { form, reason, written = "" } of entry.names) {
    const isPinyin = reason === "pinyin";
    if (isPinyin && !pinyin) continue;
    const begins = form.startsWith(isPinyin ? pinyin : joined) ? 1 : NOT_FOUND;
    const rank = Math.min(nameRank(form, isPinyin ? pinyin : wanted), begins);
    if (rank < best.rank) best = { rank, reason, matched: written };
  }
  if (best.rank === NOT_FOUND && quantity && entry.fact?.value !== undefined)
    if (isValue(quantity, entry.fact.value, entry.fact.unit))
      best = { rank: VALUE_RANK, reason: "value" };
  if (best.rank === NOT_FOUND && entry.item?.values)
    best = attributeOf(entry.item, wanted, quantity);
  if (best.rank === NOT_FOUND && wanted.split(" ").every((word) => standsIn(word, entry.text())))
    best = { rank: TEXT_RANK, reason: "text" };
  return best.rank === NOT_FOUND ? null : { ...entry, ...best };
}

/** The attribute of a feature that is wanted, with the rank of it. */
function attributeOf({ layer, values }, wanted, quantity) {
  let best = { rank: NOT_FOUND };
  layer.fields.forEach((field, position) => {
    const value = values[position];
    const rank = VALUE_RANK + cellRank(value, layer.units[position], wanted, quantity);
    if (rank < best.rank)
      best = { rank, reason: "attribute", matched: `${field}: ${value}` };
  });
  return best;
}

function cellRank(value, unit, wanted, quantity) {
  if (value === null || value === "") return NOT_FOUND;
  if (typeof value === "number") {
    if (!quantity || !isCell(quantity, value, unit)) return NOT_FOUND;
    return quantity.unit && !unit ? 1 : 0;
  }
  const text = folded(String(value));
  const asked = quantity?.whole ? [wanted, quantity.whole] : [wanted];
  const found = asked.filter((each) => standsIn(each, text));
  return Math.min(NOT_FOUND, ...found.map((each) => nameRank(text, each)));
}

/** What has a name with a letter wrong, in long names two. */
function alike(index, wanted) {
  const allowed = typosAllowed(wanted);
  if (!allowed) return [];
  return index
    .map((entry) => {
      const wrong = entry.names.map(({ form }) => typosIn(wanted, form));
      return { ...entry, rank: Math.min(NOT_FOUND, ...wrong), reason: "typo" };
    })
    .filter(({ rank }) => rank <= allowed);
}

function itemEntry(item) {
  const names = namesOf(item.name, item.subject ? subjectSpelling(item) : item.feature?.pinyin);
  for (const text of item.subject ? otherNames(item) : [])
    names.push({ form: folded(text), reason: "other_name", written: text });
  if (item.layer?.fields) item.layer.units ??= item.layer.fields.map(unitOfHeading);
  const text = folded(item.kind.join(" "));
  const said = item.subject ? [...names.map(({ form }) => form), text].join(" ") : "";
  const isTopic = item.subject && !item.feature;
  return { kind: isTopic ? "topic" : "feature", item, names, text: () => said };
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
  return { kind: "place", place, name, layer, names: namesOf(name), text: () => "" };
}

function factEntry(id, fact, dataset, number, model, languages) {
  const key = number === 0 ? fact.subject : `${number}:${fact.subject}`;
  const { label } = dataset.properties[fact.property];
  const item = model.items.get(key);
  const isUsable = fact.confidence !== "garbled";
  const said = [...item.name, ...label, id, ...(fact.note ?? []), fact.locator ?? ""];
  if (isUsable) said.push(...(fact.text ?? []), ...languages.flatMap((words) => saying(fact, words)));
  const text = [...new Set(said.map(folded))].join(" ");
  return {
    kind: isUsable ? "fact" : "unusable",
    item,
    fact: isUsable ? fact : { ...fact, value: undefined },
    label,
    names: [],
    text: () => text,
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
