// Which attribute of a feature is wanted, by the rules of gisapp/core/search/value_columns.py.

import { attributeText, headingOf } from "./attribute_text.js";
import { excerpt } from "./excerpt.js";
import {
  FEWEST_INSIDE,
  NOT_FOUND,
  bare,
  nameRank,
  piecesOf,
  standsIn,
  typosAllowed,
  typosIn,
} from "./matching.js";
import { cellTest } from "./quantities.js";
import { joined } from "./words.js";
import { withForms } from "./written_forms.js";

const NAMING = ["code", "year"];
const LONGEST_IN_PINYIN = 40;
const PINYIN_RANK = 4;

/** The attribute that fits best: { rank, matched }, with "field: value" in both languages. */
export function attributeOf({ layer, values }, asked, languages) {
  const ranks = values.map((value, field) => {
    const rankOf = fieldRanker(layer, field, asked);
    return rankOf ? rankOf(value, searchedAs(value, layer, field)) : NOT_FOUND;
  });
  return bestOf(ranks, layer, values, asked, languages);
}

/** The attribute that has what is asked for with a letter wrong, in long ones two. */
export function attributeAlike({ layer, values }, asked, languages) {
  const rankOf = typoRanker(asked);
  const ranks = values.map((value, field) => rankOf(value, searchedAs(value, layer, field)));
  return bestOf(ranks, layer, values, asked, languages);
}

/** The attributes that have the words that no name has, as a pair; null where one is missing. */
export function attributesWithWords({ layer, values }, names, words, languages) {
  const found = new Set();
  for (const word of words) {
    if (names.some(({ form, reason }) => reason === "name" && standsIn(word.text, form))) continue;
    const best = attributeOf({ layer, values }, word, languages) ?? underHeading(word);
    if (!best) return null;
    found.add(best.matched.join("\n"));
  }
  return [0, 1].map((place) => joined(...[...found].map((pair) => pair.split("\n")[place])));

  function underHeading(word) {
    const isFilled = (value) => value !== null && value !== "";
    const ranks = values.map((value, field) =>
      isFilled(value) && isUnder(layer, field, word) ? 0 : NOT_FOUND,
    );
    return bestOf(ranks, layer, values, word, languages);
  }
}

function bestOf(ranks, layer, values, asked, languages) {
  const rank = Math.min(...ranks);
  if (!(rank < NOT_FOUND)) return null;
  const field = ranks.indexOf(rank);
  const texts = ["en", "zh"].map((language) => {
    const words = languages.find((each) => each.language === language);
    const value = values[field];
    // A text as it is stored: dates in words might not have what was found.
    const isText = typeof value === "string";
    const text = isText ? value : attributeText(value, layer.roles[field], words);
    return `${headingOf(layer, field)}: ${excerpt(text, asked.text)}`;
  });
  return { rank, matched: texts };
}

/**
 * Tells how well a value of a field, with what it is searched by, fits what is asked: 0 best; null
 * where none can.
 */
export function fieldRanker({ roles, units }, field, asked) {
  const role = roles[field];
  if (role && !NAMING.includes(role) && !asked.quantity) return null;
  const ofNumber = NAMING.includes(role)
    ? (_, text) => textRank(text, asked)
    : numberRanker(units[field], role, asked.quantity);
  return (value, text) => {
    if (value === null || value === "") return NOT_FOUND;
    if (typeof value === "boolean") return value === asked.flag ? 0 : NOT_FOUND;
    return typeof value === "string" ? textRank(text, asked) : ofNumber(value, text);
  };
}

/** Tells how many letters of what is asked are wrong in a value: NOT_FOUND for too many. */
export function typoRanker({ text: asked }, most = Infinity) {
  const rankOf = formTypoRanker(asked, most);
  return (value, { form }) => {
    const isShort = typeof value === "string" && form.length <= LONGEST_IN_PINYIN;
    return isShort ? rankOf(form) : NOT_FOUND;
  };
}

/**
 * Tells how many letters of a folded text are wrong in another one: NOT_FOUND for too many.
 *
 * After `most` texts that may be nearly so no others are compared.
 */
export function formTypoRanker(typed, most = Infinity) {
  const allowed = typosAllowed(typed);
  const pieces = allowed ? piecesOf(typed, allowed) : [];
  let compared = 0;
  return (form) => {
    if (!pieces.some((piece) => form.includes(piece)) || compared >= most) return NOT_FOUND;
    compared += 1;
    const wrong = typosIn(typed, form);
    return wrong <= allowed ? wrong : NOT_FOUND;
  };
}

/** True if what is asked for stands in what a field is called. */
export function isUnder(layer, field, { text }) {
  return standsIn(text, bare(headingOf(layer, field)));
}

function textRank({ form: text, spelled }, { forms, pinyin }) {
  let rank = NOT_FOUND;
  for (const form of forms) if (standsIn(form, text)) rank = Math.min(rank, nameRank(text, form));
  if (rank < NOT_FOUND || pinyin.length < FEWEST_INSIDE) return rank;
  return spelled.includes(pinyin) ? PINYIN_RANK : NOT_FOUND;
}

/** A short Chinese text as it is mostly read; what is not Chinese stays as it is. */
function inPinyin(text, readings) {
  const letters = [...text];
  const isChinese = letters.some((letter) => letter in readings);
  if (!isChinese || letters.length > LONGEST_IN_PINYIN) return "";
  return letters.map((letter) => readings[letter] ?? letter).join("").replaceAll(" ", "");
}

/** Rank 0 for a number that reads as it was typed, or whose unit is known to be the same. */
function numberRanker(unit, role, quantity) {
  const isShare = quantity?.unit?.stored === "ratio";
  // A percentage is asked of a rate alone.
  if (!quantity || (isShare && !unit && role !== "rate")) return () => NOT_FOUND;
  // A rate may be in percent, though its heading does not say so.
  const units = isShare && !unit ? [unit, quantity.unit] : [unit];
  const areCells = units.map((each) => cellTest(quantity, each));
  const { amount, whole } = quantity;
  const doubt = whole === null ? Math.abs(amount) * 5e-6 : 0;
  return (value) => {
    if (!areCells.some((isCell) => isCell(value))) return NOT_FOUND;
    if (quantity.unit) return unit ? 0 : 1;
    return Math.abs(Number(value) - amount) <= doubt ? 0 : 1;
  };
}

const NOTHING = Object.freeze({ form: "", spelled: "" });

/** What a value of a field is searched by: its text with other forms, and how that is read. */
export function searchedAs(value, { roles, readings }, field) {
  const isText = typeof value === "string" || (value !== null && NAMING.includes(roles[field]));
  if (!isText) return NOTHING;
  const text = bare(String(value));
  return { form: withForms(text), spelled: inPinyin(text, readings) };
}
