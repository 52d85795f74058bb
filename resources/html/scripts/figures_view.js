// The figures that stand large above the facts: key figures, parts of a whole, and charts.

import { isExpected, isYearInferred, paintChart } from "./chart.js";
import { derivedTitle, formatDerived } from "./derivation.js";
import { element } from "./dom.js";
import { aside, confidenceMark } from "./fact_view.js";
import { areaInOtherUnits, formatFact } from "./units.js";
import { joined } from "./words.js";

export function keyFigures({ subject, dataset, words }) {
  if (!subject.key_figures.length) return null;
  return element(
    "dl",
    { class: "key-figures" },
    subject.key_figures.map((id) => {
      const fact = dataset.facts[id];
      return element(
        "div",
        {},
        element(
          "dt",
          {},
          words.pick(dataset.properties[fact.property].label),
          confidenceMark(fact, dataset, words),
        ),
        element("dd", { class: "figure" }, formatFact(fact, words)),
        element("dd", { class: "aside" }, aside(fact, dataset, words)),
        fact.unit === "m2" && element("dd", { class: "aside others" }, otherAreas(fact, words)),
      );
    }),
  );
}

function otherAreas({ value }, words) {
  return areaInOtherUnits(value, words).map((area) => element("span", {}, area));
}

export function progressView({ part, whole, share }, { dataset, words }) {
  const [partFact, wholeFact] = [dataset.facts[part], dataset.facts[whole]];
  const bar = element("div", { class: "bar", "aria-hidden": "true" }, element("div", {}));
  bar.firstChild.style.width = `${Math.min(Math.max(share.value, 0), 1) * 100}%`;
  const terms = {
    part: formatFact(partFact, words),
    whole: formatFact(wholeFact, words),
    share: formatDerived(share, dataset, words),
  };
  return element(
    "section",
    { class: "progress" },
    element("h3", {}, derivedTitle(share, dataset, words)),
    element("p", { class: "figure" }, terms.share),
    bar,
    element("p", { class: "aside" }, words.say("panel.part_of_whole", terms)),
    doubts(share, words),
  );
}

export function seriesView(series, { dataset, words }) {
  const facts = series.facts.map((id) => dataset.facts[id]);
  const { label } = dataset.properties[series.property];
  return element(
    "section",
    { class: "series" },
    element("h3", {}, words.pick(label)),
    paintChart({ label, facts }, words),
    element("p", { class: "aside" }, chartNotes(facts, words)),
  );
}

function chartNotes(facts, { say }) {
  return joined(
    facts.some(isExpected) && say("panel.chart_expected"),
    facts.some(isYearInferred) && say("panel.chart_inferred"),
  );
}

export function doubts(derived, { say }) {
  if (!derived.doubts.length) return null;
  return element(
    "ul",
    { class: "doubts" },
    derived.doubts.map((code) => element("li", {}, say(`doubt.${code}`))),
  );
}
