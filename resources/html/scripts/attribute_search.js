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
import { isCell } from "./quantities.js";
import { joined } from "./words.js";
import { withForms } from "./written_forms.js";

const LONGEST_IN_PINYIN = 40;
const PINYIN_RANK = 4;

/** The attribute that fits best: { rank, matched }, with "field: value" in both languages. */
export function attributeOf({ layer, values }, asked, languages) {
  const ranks = values.map((value, field) => valueRank(value, layer, field, asked));
  return bestOf(ranks, layer, values, asked, languages);
}

/** The attribute that has what is asked for with a letter wrong, in long ones two. */
export function attributeAlike({ layer, values }, asked, languages) {
  const allowed = typosAllowed(asked.text);
  const pieces = piecesOf(asked.text, allowed);
  const ranks = values.map((value) => {
    const text = typeof value === "string" ? formsOnce(value) : "";
    const mayBe = text.length <= LONGEST_IN_PINYIN && pieces.some((piece) => text.includes(piece));
    const wrong = allowed && mayBe ? typosIn(asked.text, text) : NOT_FOUND;
    return wrong <= allowed ? wrong : NOT_FOUND;
  });
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
      isFilled(value) && standsIn(word.text, bare(headingOf(layer, field))) ? 0 : NOT_FOUND,
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

function valueRank(value, layer, field, asked) {
  if (value === null || value === "") return NOT_FOUND;
  if (typeof value === "boolean") return value === asked.flag ? 0 : NOT_FOUND;
  const role = layer.roles[field];
  if (typeof value === "string") return textRank(value, layer.readings, asked);
  if (role === "code" || role === "year") return textRank(String(value), {}, asked);
  return numberRank(value, layer.units[field], role, asked.quantity);
}

function textRank(value, readings, { forms, pinyin }) {
  const text = formsOnce(value);
  let rank = NOT_FOUND;
  for (const form of forms) if (standsIn(form, text)) rank = Math.min(rank, nameRank(text, form));
  if (rank < NOT_FOUND || pinyin.length < FEWEST_INSIDE) return rank;
  return inPinyin(bare(value), readings).includes(pinyin) ? PINYIN_RANK : NOT_FOUND;
}

/** A short Chinese text as it is mostly read; what is not Chinese stays as it is. */
function inPinyin(text, readings) {
  const letters = [...text];
  const isChinese = letters.some((letter) => letter in readings);
  if (!isChinese || letters.length > LONGEST_IN_PINYIN) return "";
  return letters.map((letter) => readings[letter] ?? letter).join("").replaceAll(" ", "");
}

/** Rank 0 for a number that reads as it was typed, or whose unit is known to be the same. */
function numberRank(value, unit, role, quantity) {
  if (!quantity) return NOT_FOUND;
  const isShare = quantity.unit?.stored === "ratio";
  // A percentage is asked of a rate alone.
  if (isShare && !unit && role !== "rate") return NOT_FOUND;
  // A rate may be in percent, though its heading does not say so.
  const units = isShare && !unit ? [unit, quantity.unit] : [unit];
  if (!units.some((each) => isCell(quantity, value, each))) return NOT_FOUND;
  if (quantity.unit) return unit ? 0 : 1;
  const { amount, whole } = quantity;
  const doubt = whole === null ? Math.abs(amount) * 5e-6 : 0;
  return Math.abs(Number(value) - amount) <= doubt ? 0 : 1;
}

const FORMS = new Map();

/** A value with its other forms, which is asked for with each letter that is typed. */
function formsOnce(value) {
  let text = FORMS.get(value);
  if (text === undefined) FORMS.set(value, (text = withForms(bare(value))));
  return text;
}
