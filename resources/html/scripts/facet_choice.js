// What a click in a list of values, or a brush over a histogram, makes of a condition, by the rules
// of gisapp/core/filters/facet_choice.py.
//
// A condition is { field, values, missing, excluded }, a value of a list; { field, low, high,
// missing }, a range with both ends included, null for no end; or { text }, what some cell has.

import { positionOf } from "./bins.js";

const MOST_NAMED = 2000;
/** Less than a day, in months. */
const BEFORE_NEXT_MONTH = 1 / 64;

export function isRange(condition) {
  return condition !== null && "low" in condition;
}

/** Which values of a column a condition takes, 1 each, and whether it takes missing ones. */
export function checked(profile, condition) {
  const { values } = profile.column;
  if (!condition) return { taken: new Uint8Array(values.length).fill(1), missing: true };
  if (isRange(condition)) return { taken: inRange(profile, condition), missing: condition.missing };
  const { excluded, missing } = condition;
  const named = new Set(condition.values);
  const isTaken = (value) => Number(named.has(String(value)) !== excluded);
  return { taken: Uint8Array.from(values, isTaken), missing };
}

/** A condition that takes one more value, or leaves one out; `place` null for missing ones. */
export function toggled(profile, field, condition, place) {
  if (isRange(condition) && place === null)
    return { ...condition, missing: !condition.missing };
  const { taken, missing } = checked(profile, condition);
  if (place !== null) taken[place] = 1 - taken[place];
  return conditionOf(profile, field, taken, place === null ? !missing : missing);
}

/** A condition that takes some values alone; `places` null for missing ones. */
export function only(profile, field, places) {
  const values = (places ?? []).map((place) => String(profile.column.values[place]));
  return { field, values, missing: places === null, excluded: false };
}

/** A condition that takes what lies between two edges of the bins; null where that is all. */
export function brushed(profile, condition, field, lowEdge, highEdge) {
  const { edges } = profile.bins;
  const low = lowEdge <= 0 ? null : edges[lowEdge];
  let high = highEdge >= edges.length - 1 ? null : edges[highEdge] - stepOf(profile);
  if (low === null && high === null) return null;
  if (low !== null && high !== null && high < low) high = low;
  return { field, low, high, missing: isRange(condition) && condition.missing };
}

/** From where to where a condition takes bins, as positions from 0 to 1. */
export function brushOf(profile, condition) {
  if (!isRange(condition)) return [0, 1];
  const { low, high } = condition;
  return [
    low === null ? 0 : positionOf(profile.bins, low),
    high === null ? 1 : positionOf(profile.bins, high + stepOf(profile)),
  ];
}

function inRange({ numbers, months, column }, { low, high }) {
  const known = numbers ?? months;
  if (!known) return new Uint8Array(column.values.length);
  const isTaken = (each) => each >= (low ?? -Infinity) && each <= (high ?? Infinity);
  return Uint8Array.from(known, (each) => Number(isTaken(each)));
}

/** How far the last number of a bin lies before its upper edge. */
function stepOf({ bins, areWhole }) {
  if (bins.scale === "month") return BEFORE_NEXT_MONTH;
  return areWhole ? 1 : 0;
}

function conditionOf(profile, field, taken, missing) {
  if (!taken.includes(0) && (missing || !profile.missing)) return null;
  const count = taken.reduce((sum, each) => sum + each, 0);
  // Of very many values those are named that are fewer.
  const excluded = taken.length > MOST_NAMED && 2 * count > taken.length;
  const isNamed = (place) => Boolean(taken[place]) !== excluded;
  const places = Array.from(profile.byFrequency).filter(isNamed);
  return { field, values: places.map((place) => String(profile.column.values[place])), missing, excluded };
}
