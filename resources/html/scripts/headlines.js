// The figures that open the page: what each layer of own rows, or dataset, comes to.

import UNITS from "../../units.json" with { type: "json" };
import { element } from "./dom.js";
import { formatNumber, formatPeriod, formatValue, qualified } from "./units.js";
import { joined } from "./words.js";

/** Return a section for each headline that the page has. */
export function headlines({ data, words }) {
  return data.home.map((headline) => headlineView(headline, words));
}

function headlineView({ title, counts, cards, gaps }, words) {
  const numbers = counts.map(([kind, count]) => countOf(kind, count, words));
  return element(
    "section",
    { class: "headline" },
    words.pick(title) && element("h3", {}, words.pick(title)),
    numbers.length > 0 && element("p", { class: "aside" }, joined(...numbers)),
    cards.length > 0 &&
      element(
        "dl",
        { class: "key-figures" },
        cards.map((card) => cardView(card, words)),
      ),
    gaps.length > 0 && gapsView(gaps, words),
  );
}

function countOf(kind, count, { say, pick }) {
  return say("home.count", { kind: pick(kind), count: formatNumber(count) });
}

function cardView(card, words) {
  const { value, unit, property, is_mean: isMean, qualities, qualifier, period } = card;
  const { derived, stated } = UNITS.digits;
  const number = formatValue(value, unit, words, property, isMean ? derived : stated);
  const [doubt] = card.doubts;
  return element(
    "div",
    {},
    element("dt", {}, joined(labelOf(card, words), words.pick(card.kind))),
    element("dd", { class: "figure" }, qualified(number, qualifier, words)),
    element(
      "dd",
      { class: "aside" },
      joined(
        ...qualities.map(words.pick),
        formatPeriod(period, words),
        words.pick(card.confidence),
        howMany(card, words),
      ),
    ),
    doubt && element("dd", { class: "aside" }, words.say(`doubt.${doubt}`)),
  );
}

function labelOf({ label, aggregation }, { say, pick }) {
  if (aggregation === "sum") return pick(label);
  return say(`home.joined.${aggregation}`, { property: pick(label) });
}

/** What is expected and not stated by all: "Missing: land use · tax (2 of 3 state it)". */
function gapsView(gaps, words) {
  const named = gaps.map((gap) => {
    const some = gap.stated ? ` (${howMany(gap, words)})` : "";
    return `${words.pick(gap.label)}${some}`;
  });
  return element(
    "p",
    { class: "aside gaps" },
    element("strong", {}, words.say("home.missing")),
    " ",
    joined(...named),
  );
}

/** For how many of all a figure is stated; empty where all state it. */
function howMany({ stated, count }, { say }) {
  if (stated === count) return "";
  return say("panel.sum_stated", { stated: formatNumber(stated), count: formatNumber(count) });
}
