// Quantities as users write them, "10亿", "62,000", "42万平方米", read by the rules of
// gisapp/core/text/quantity.py.

import GRAMMAR from "../../grammar/quantities.json" with { type: "json" };
import { pattern, withoutInvisible } from "./grammar.js";
import { folded } from "./matching.js";

const SHOWN_EXACTLY = 5e-6;
const LONGEST = 400;
const PIECES = {
  ...GRAMMAR.pieces,
  MULTIPLIER: anyOf(Object.keys(GRAMMAR.multipliers)),
  UNIT: anyOf(GRAMMAR.units.flatMap(([, , names]) => names)),
  NAMED: anyOf(Object.keys(GRAMMAR.named_before)),
};
const WRITTEN_AS = GRAMMAR.written_as.map(([written, meant]) => [new RegExp(written, "gu"), meant]);
const QUANTITY = pattern(GRAMMAR.quantity, PIECES);
const WHOLE = pattern(GRAMMAR.whole, PIECES);
const TOKEN = new RegExp(pattern(GRAMMAR.token, PIECES), "giu");
const HEADINGS = [GRAMMAR.heading, GRAMMAR.heading_without_gap].map((text) =>
  pattern(text, PIECES),
);

/** Return { amount, unit, value, whole }, null where a text is no quantity. */
export function readQuantity(text) {
  if ([...text].length > LONGEST) return null;
  const match = plain(text).match(QUANTITY);
  if (!match) return null;
  const [, named, sign, numeral, typed] = match;
  const size = amountOf(numeral);
  const unit = unitOfBoth(named, typed);
  if (size === null || !Number.isFinite(size) || ((named || typed) && !unit)) return null;
  const isWhole = !unit && WHOLE.test(numeral);
  const isTurned = sign === "-";
  const amount = isTurned ? -size : size;
  const whole = isWhole ? String(BigInt(digitsOf(numeral)) * (isTurned ? -1n : 1n)) : null;
  return { amount, unit, value: amount * (unit?.size ?? 1), whole };
}

/** True if a value in a stored unit is what was typed, as far as six digits show it. */
export function isValue(quantity, value, stored) {
  const fits = !quantity.unit || quantity.unit.stored === stored;
  return fits && lies(value, around(quantity, quantity.value));
}

/** True if a cell of a column in a unit, null where it is not known, is what was typed. */
export function isCell(quantity, value, unit) {
  return cellTest(quantity, unit)(value);
}

/** Tells of cells of a column whether they are what was typed. */
export function cellTest(quantity, unit) {
  const ranges = rangesIn(quantity, unit).map(asNumbers);
  return (value) => ranges.some((range) => lies(value, range));
}

/** Ends as plain numbers where these are exact: they are compared faster. */
function asNumbers(ends) {
  const isExact = (end) => Math.abs(Number(end)) <= Number.MAX_SAFE_INTEGER;
  return ends.every(isExact) ? ends.map(Number) : ends;
}

/** The unit that the heading of a column names: { stored, size }, or null. */
export function unitOfHeading(heading) {
  const plain = folded(heading);
  const match = plain.match(HEADINGS[0]) ?? plain.match(HEADINGS[1]);
  return match ? unitOf(match[2], amountOf(match[1] ?? "") || 1) : null;
}

function rangesIn(quantity, unit) {
  const { amount, value } = quantity;
  // Values may be in the typed unit too, but 20 is not 20 %.
  const isShare = quantity.unit?.stored === "ratio";
  if (!unit) return [value, isShare ? value : amount].map((each) => around(quantity, each));
  if (!quantity.unit) return [amount, amount / unit.size].map((each) => around(quantity, each));
  return quantity.unit.stored === unit.stored ? [around(quantity, value / unit.size)] : [];
}

function around({ whole, amount }, value) {
  // As a number it would lose digits; whole numbers of any size compare with it.
  if (whole !== null && value === amount) return [BigInt(whole), BigInt(whole)];
  const doubt = Math.abs(value) * SHOWN_EXACTLY;
  return [value - doubt, value + doubt];
}

function lies(value, [low, high]) {
  return low <= value && value <= high;
}

function plain(typed) {
  let text = withoutInvisible(typed);
  for (const [written, meant] of WRITTEN_AS) text = text.replace(written, meant);
  return folded(text).replaceAll("−", "-");
}

/** What a numeral amounts to: a multiplier is one of the smaller parts before it; else null. */
function amountOf(numeral) {
  let parts = [];
  let number = null;
  let factor = 0;
  for (const token of numeral.match(TOKEN) ?? []) {
    if (token in GRAMMAR.multipliers) {
      factor = GRAMMAR.multipliers[token];
      const smaller = sum(parts.filter((part) => part < factor));
      const times = number === null ? smaller || 1 : smaller + number;
      parts = [...parts.filter((part) => part >= factor), times * factor];
      number = null;
    } else if (!"零〇".includes(token)) {
      if (number !== null) return null;
      number = GRAMMAR.digits[token] ?? Number(digitsOf(token));
    }
  }
  const isUnclear = parts.length && number !== null && number < factor / 10;
  return isUnclear && !numeral.includes("零") ? null : sum(parts) + (number ?? 0);
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}

function digitsOf(number) {
  return number.replaceAll(",", "").replaceAll(" ", "");
}

/** The unit that is named before a number or typed after it, null if they differ. */
function unitOfBoth(named, typed) {
  const before = unitOf(GRAMMAR.named_before[named], 1);
  const after = unitOf(typed, 1);
  if (!before || !after) return before ?? after;
  return before.stored === after.stored ? after : null;
}

function unitOf(name, multiplier) {
  const found = GRAMMAR.units.find(([, , names]) => names.includes(name));
  return found ? { stored: found[0], size: found[1] * multiplier } : null;
}

function anyOf(names) {
  const longestFirst = [...names].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return longestFirst.map((name) => name.replace(/[.^$*+?()[\]{}|/\\]/g, "\\$&")).join("|");
}
