// An attribute's value as a user reads it, by the rules of gisapp/core/layers/attribute_text.py.

import { formatDate, formatNumber } from "./units.js";

const SMALLEST_GROUPED = 10_000;
const DIGITS = 12;
const DATE = /^([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ]([0-9]{2}:[0-9]{2})\S*)?$/;

/** The text of any value; `role` says what the numbers of its field are. */
export function attributeText(value, role, { say }) {
  if (typeof value === "boolean") return say(value ? "panel.yes" : "panel.no");
  if (typeof value === "number" || typeof value === "bigint") return numberText(value, role);
  return String(value ?? "");
}

/** The text of any value as the sheet of its feature shows it: dates in words. */
export function attributeInWords(value, role, words) {
  const text = attributeText(value, role, words).trim();
  const [, day, time] = typeof value === "string" ? (text.match(DATE) ?? []) : [];
  if (!day || !words.knows(`month.${Number(day.slice(5, 7))}`)) return text;
  const date = formatDate(day, words.say);
  return time ? `${date}, ${time}` : date;
}

/** A number, or a whole number too large for one: amounts grouped, codes and years not. */
export function numberText(value, role) {
  const isExact = typeof value === "bigint" || Number.isSafeInteger(value);
  const isNamed = role === "code" || role === "year";
  const isSmall = -SMALLEST_GROUPED < value && value < SMALLEST_GROUPED;
  if (isExact && (isNamed || isSmall)) return String(value).replace("-", "−");
  if (Math.abs(Number(value)) > Number.MAX_SAFE_INTEGER && !isExact) {
    return `≈ ${value.toExponential()}`.replace("-", "−");
  }
  return formatNumber(value, DIGITS);
}
