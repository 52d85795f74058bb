// What the search box finds, and why: names, facts, attributes, the base map and coordinates.

import { askedFor } from "./asked.js";
import {
  attributeAlike,
  attributeOf,
  attributesWithWords,
  formTypoRanker,
} from "./attribute_search.js";
import { parseCoordinates } from "./coordinates.js";
import { excerpt } from "./excerpt.js";
import { NOT_FOUND, formRank, standsIn } from "./matching.js";
import { isValue } from "./quantities.js";

/** Hits that are found at most: who looks for one will rather type more than read on. */
export const MOST_FOUND = 300;

const VALUE_RANK = 3;
const TEXT_RANK = 4;
const MOST_COMPARED = 5000;
const KINDS = ["feature", "topic", "place", "fact", "unusable"];

const ALL_SHOWN = { item: () => true, rows: () => null };

/**
 * Return { hits, refused } of a text, the best first.
 *
 * A hit has what it leads to (an `item`, or a `place` with lat, lon and bounds), its entry or its
 * coordinates, the reason why it is one, and what `matched` in both languages. `refused` is why
 * coordinates lead nowhere. Of what filters leave out nothing is found: `shown` tells whether an
 * item is shown, and which rows of a layer.
 */
export function find(text, index, nearLongitude, limit = MOST_FOUND, shown = ALL_SHOWN) {
  const { languages } = index;
  const asked = askedFor(text, languages);
  if (!asked.text) return { hits: [], refused: null };
  const { places: positions, refused } = parseCoordinates(text, nearLongitude);
  const points = positions.map((place) => ({ kind: "point", place, reason: "position" }));
  const fit = (entry) => fitting(entry, asked, languages);
  let ranked = bestFirst(candidates(index, "best", asked, limit, shown), fit, limit);
  if (!ranked.length && !points.length && !asked.quantity) {
    const alike = candidates(index, "alike", asked, limit, shown);
    ranked = bestFirst(alike, alikeTo(asked, languages), limit);
  }
  return { hits: [...points, ...ranked].slice(0, limit), refused };
}

/** The entries that may fit: all but those of rows, of which the columns tell the best. */
function candidates({ entries, rowSearches }, how, asked, limit, shown) {
  const others = entries.filter(({ item }) => !item || shown.item(item));
  const ofRows = rowSearches.flatMap((search) => search[how](asked, limit, shown.rows(search.layer)));
  return [...others, ...ofRows];
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
  return (entry.row && byAttributes(entry, asked, languages)) || inWords(entry, asked);
}

function bestName(names, asked) {
  const { words } = asked;
  let best = null;
  for (const { form, reason, written } of names) {
    const rank = formRank(form, reason === "pinyin", asked);
    if (rank < (best?.rank ?? NOT_FOUND)) best = { rank, reason, matched: same(written) };
  }
  const hasAll = ({ form, reason }) =>
    reason !== "pinyin" && words.every((word) => standsIn(word.text, form));
  const apart = !best && words.length ? names.find(hasAll) : null;
  return apart ? { rank: TEXT_RANK, reason: apart.reason, matched: same(apart.written) } : best;
}

function byAttributes({ row, names }, asked, languages) {
  const best = attributeOf(row, asked, languages);
  if (best) return { ...best, rank: VALUE_RANK + best.rank, reason: "attribute" };
  if (!asked.words.length) return null;
  const matched = attributesWithWords(row, names, asked.words, languages);
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
  const [inText, inPinyin] = [asked.text, asked.pinyin].map((typed) =>
    formTypoRanker(typed, MOST_COMPARED),
  );
  return ({ names, row }) => {
    // What is no value may be a heading: all that stands below it is found.
    const below = row && attributesWithWords(row, [], [asked], languages);
    if (below) return { rank: 0, reason: "attribute", matched: below };
    let rank = NOT_FOUND;
    for (const { form, reason } of names) {
      rank = Math.min(rank, reason === "pinyin" ? inPinyin(form) : inText(form));
    }
    if (rank < NOT_FOUND) return { rank, reason: "typo" };
    const value = row ? attributeAlike(row, asked, languages) : null;
    return value && { ...value, rank: VALUE_RANK + value.rank, reason: "attribute" };
  };
}

function same(text) {
  return text ? [text, text] : null;
}
