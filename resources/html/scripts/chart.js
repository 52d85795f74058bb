// A series of one property as columns on a true time axis; what is a target is hollow.

import { yearOf } from "./derivation.js";
import { svgElement } from "./dom.js";
import { formatFact, formatPeriod, formatValue } from "./units.js";

const WIDTH = 376;
const HEIGHT = 150;
const TOP = 26;
const BOTTOM = 24;
const SIDE = 56;
const WIDEST_COLUMN = 44;

/** Return the chart as SVG, with the same figures as its text alternative. */
export function paintChart(series, words) {
  const points = series.facts.map((fact) => ({ fact, year: yearOf(fact) }));
  const [first, last] = [points[0].year, points.at(-1).year];
  const highest = Math.max(...points.map(({ fact }) => fact.value));
  const step = (WIDTH - 2 * SIDE) / Math.max(last - first, 1);
  const column = Math.min(WIDEST_COLUMN, Math.max(step * 0.6, 6));
  const x = (year) => (first === last ? WIDTH / 2 : SIDE + (year - first) * step);
  const base = HEIGHT - BOTTOM;
  const years = first === last ? [first] : ticks(first, last);
  return svgElement(
    "svg",
    {
      class: "chart",
      role: "img",
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      "aria-label": inWords(series, words),
    },
    svgElement("line", { class: "axis", x1: 0, x2: WIDTH, y1: base + 0.5, y2: base + 0.5 }),
    years.map((year) => textAt(x(year), HEIGHT - 7, "tick", yearLabel(year, points))),
    points.map(({ fact, year }) => {
      const height = Math.max((fact.value / highest) * (base - TOP), 2);
      return [
        svgElement("rect", {
          class: isExpected(fact) ? "column hollow" : "column",
          x: x(year) - column / 2,
          y: base - height,
          width: column,
          height,
          rx: 2,
        }),
        textAt(x(year), base - height - 8, "figure", shortValue(fact, words)),
      ];
    }),
  );
}

/** True if a fact is about the future: a target or a plan. */
export function isExpected({ kind }) {
  return kind === "target" || kind === "planned";
}

export function isYearInferred({ period }) {
  return period.basis === "inferred" || period.basis === "bounded";
}

function yearLabel(year, points) {
  const isInferred = points.some((point) => point.year === year && isYearInferred(point.fact));
  return isInferred ? `${year}*` : String(year);
}

function shortValue(fact, words) {
  const value = formatValue(fact.value, fact.unit, words, fact.property);
  return fact.qualifier === "eq" ? value : formatFact(fact, words);
}

function inWords(series, words) {
  const figures = series.facts.map(
    (fact) => `${formatPeriod(fact.period, words)}: ${formatFact(fact, words)}`,
  );
  return [words.pick(series.label), ...figures].join("; ");
}

function ticks(first, last) {
  const step = Math.ceil((last - first) / 8);
  const years = [];
  for (let year = last; year >= first; year -= step) years.push(year);
  return years;
}

function textAt(x, y, className, text) {
  return svgElement("text", { class: className, x, y, "text-anchor": "middle" }, text);
}
