// What a column holds whichever of its rows are counted: its values, their order and bins, by the
// rules of gisapp/core/tables/column_profile.py.

import { binAt, binsOf, monthBins } from "./bins.js";
import { countsOf } from "./coded_column.js";
import { monthsOf } from "./months.js";

const LEAST_SHARE = 0.8;
const NUMBER = /^\s*[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?\s*$/;

/**
 * Return { column, counts, byFrequency, missing, numbers, months, positions, areWhole, bins,
 * binOf } of a coded column.
 *
 * `numbers` and `months` are what each value is, NaN where it is none; null where they are mostly
 * none. `positions` is where each stands in the histogram. `monthOf` tells the months of values
 * that are no plain dates.
 */
export function profileOf(column, monthOf = null) {
  const { values, codes, isNumeric } = column;
  const counts = countsOf(column, null);
  const order = Int32Array.from(values.keys()).sort((a, b) => counts[b] - counts[a] || a - b);
  const stated = counts.reduce((sum, count) => sum + count, 0);
  const months = isNumeric ? null : monthOf ? Float64Array.from(values, monthOf) : monthsOf(values, counts);
  const numbers = months ? null : numbersOf(column, counts, stated);
  const positions = numbers?.map((each) => (Number.isFinite(each) ? each : NaN)) ?? months;
  const bins = positions && binsOfValues(positions, counts, months !== null);
  return {
    column,
    counts,
    byFrequency: order,
    missing: codes.length - stated,
    numbers,
    months,
    positions,
    areWhole: numbers !== null && numbers.every((each) => !Number.isFinite(each) || Number.isInteger(each)),
    bins,
    binOf: bins && Int32Array.from(positions, (each) => (Number.isNaN(each) ? -1 : binAt(bins, each))),
  };
}

/** How many rows are in each bin, from how many have each value. */
export function barsOf({ bins, binOf }, counts) {
  const bars = new Int32Array(bins ? bins.edges.length - 1 : 0);
  binOf?.forEach((bin, place) => {
    if (bin >= 0) bars[bin] += counts[place];
  });
  return bars;
}

function numbersOf({ values, isNumeric }, counts, stated) {
  if (isNumeric) return Float64Array.from(values, Number);
  const numbers = Float64Array.from(values, (text) => (NUMBER.test(text) ? Number(text) : NaN));
  const known = counts.reduce((sum, count, place) => sum + (numbers[place] === numbers[place] ? count : 0), 0);
  return stated && known >= stated * LEAST_SHARE ? numbers : null;
}

function binsOfValues(positions, counts, areMonths) {
  const places = [...positions.keys()].filter((place) => !Number.isNaN(positions[place]));
  if (!places.length) return null;
  places.sort((a, b) => positions[a] - positions[b]);
  const sorted = places.map((place) => positions[place]);
  return areMonths ? monthBins(sorted) : binsOf(sorted, places.map((place) => counts[place]));
}
