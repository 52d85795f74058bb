// Quantities as users write them, "10亿", "62,000", "42万平方米", read by the rules of
// gisapp/core/text/quantity.py.

import GRAMMAR from "../../grammar/quantities.json" with { type: "json" };
import { pattern } from "./grammar.js";
import { folded } from "./matching.js";

const SHOWN_EXACTLY = 5e-6;
const PIECES = {
  ...GRAMMAR.pieces,
  MULTIPLIER: anyOf(Object.keys(GRAMMAR.multipliers)),
  UNIT: anyOf(GRAMMAR.units.flatMap(([, , names]) => names)),
};
const QUANTITY = pattern(GRAMMAR.quantity, PIECES);
const HEADINGS = [GRAMMAR.heading, GRAMMAR.heading_without_gap].map((text) =>
  pattern(text, PIECES),
);

/** Return { amount, unit, value, whole }, null where a text is no quantity. */
export function readQuantity(text) {
  const match = folded(text).replaceAll("，", ",").replaceAll("−", "-").match(QUANTITY);
  if (!match) return null;
  const digits = match[1].replaceAll(",", "");
  const amount = Number(digits) * multiplierOf(match[2]);
  if (!Number.isFinite(amount)) return null;
  const unit = unitOf(match[3], 1);
  const isWhole = !match[2] && !match[3] && !digits.includes(".");
  const whole = isWhole ? String(BigInt(digits.replace("+", ""))) : null;
  return { amount, unit, value: amount * (unit?.size ?? 1), whole };
}

/** True if a value in a stored unit is what was typed, as far as six digits show it. */
export function isValue(quantity, value, stored) {
  const fits = !quantity.unit || quantity.unit.stored === stored;
  return fits && lies(value, around(quantity, quantity.value));
}

/** True if a cell of a column in a unit, null where it is not known, is what was typed. */
export function isCell(quantity, value, unit) {
  return rangesIn(quantity, unit).some((range) => lies(value, range));
}

/** The unit that the heading of a column names: { stored, size }, or null. */
export function unitOfHeading(heading) {
  const plain = folded(heading);
  const match = plain.match(HEADINGS[0]) ?? plain.match(HEADINGS[1]);
  return match ? unitOf(match[2], multiplierOf(match[1])) : null;
}

function rangesIn(quantity, unit) {
  const { amount, value } = quantity;
  if (!unit) return [value, amount].map((each) => around(quantity, each));
  if (!quantity.unit) return [amount, amount / unit.size].map((each) => around(quantity, each));
  return quantity.unit.stored === unit.stored ? [around(quantity, value / unit.size)] : [];
}

function around({ whole, amount }, value) {
  const doubt = whole !== null && value === amount ? 0 : Math.abs(value) * SHOWN_EXACTLY;
  return [value - doubt, value + doubt];
}

function lies(value, [low, high]) {
  return low <= value && value <= high;
}

function multiplierOf(name) {
  return name ? GRAMMAR.multipliers[name] : 1;
}

function unitOf(name, multiplier) {
  const found = GRAMMAR.units.find(([, , names]) => names.includes(name));
  return found ? { stored: found[0], size: found[1] * multiplier } : null;
}

function anyOf(names) {
  const longestFirst = [...names].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return longestFirst.map((name) => name.replace(/[.^$*+?()[\]{}|/\\]/g, "\\$&")).join("|");
}
