// What one column holds in all rows or some: counts, statistics and a histogram, by the rules of
// gisapp/core/tables/column_summary.py.

import { countsOf } from "./coded_column.js";
import { barsOf } from "./column_profile.js";

/**
 * Return { profile, rows, stated, missing, distinct, counts, order, bars, infinite, offScale,
 * numbers, span } of some rows, null for all.
 *
 * `order` has the positions of the values, the most frequent first; `numbers` is { minimum, median,
 * maximum, mean }, null where no finite number is stated; `span` the first and the last
 * month.
 */
export function summaryOf(profile, rows) {
  const { column, byFrequency, numbers, months } = profile;
  const counts = rows ? countsOf(column, rows) : profile.counts;
  const count = rows ? rows.reduce((sum, each) => sum + each, 0) : column.codes.length;
  const total = (isCounted) =>
    counts.reduce((sum, each, place) => sum + (isCounted(place) ? each : 0), 0);
  const stated = total(() => true);
  const isInfinite = (place) => Math.abs(numbers[place]) === Infinity;
  const isOff = (place) => Number.isNaN((numbers ?? months)[place]);
  return {
    profile,
    rows: count,
    stated,
    missing: count - stated,
    distinct: counts.filter(Boolean).length,
    counts,
    order: rows ? byFrequency.slice().sort((a, b) => counts[b] - counts[a]) : byFrequency,
    bars: barsOf(profile, counts),
    infinite: numbers ? total(isInfinite) : 0,
    offScale: numbers || months ? total(isOff) : 0,
    numbers: numbers && numberSummary(profile, counts),
    span: months && spanOf(months, counts),
  };
}

function numberSummary({ column, numbers }, counts) {
  const there = [...counts.keys()].filter((place) => counts[place] && Number.isFinite(numbers[place]));
  if (!there.length) return null;
  there.sort((a, b) => numbers[a] - numbers[b]);
  const rows = there.reduce((sum, place) => sum + counts[place], 0);
  const exact = (place) => (column.isNumeric ? column.values[place] : numbers[place]);
  return {
    minimum: exact(there[0]),
    median: medianOf(there, numbers, counts, rows),
    maximum: exact(there.at(-1)),
    mean: there.reduce((sum, place) => sum + numbers[place] * (counts[place] / rows), 0),
  };
}

function medianOf(there, numbers, counts, rows) {
  const at = (row) => {
    let before = 0;
    return numbers[there.find((place) => (before += counts[place]) > row)];
  };
  const [low, high] = [at(Math.floor((rows - 1) / 2)), at(Math.floor(rows / 2))];
  return low === high ? low : low / 2 + high / 2;
}

function spanOf(months, counts) {
  const there = months.filter((month, place) => counts[place] && !Number.isNaN(month));
  if (!there.length) return null;
  return [there.reduce((a, b) => Math.min(a, b)), there.reduce((a, b) => Math.max(a, b))];
}
