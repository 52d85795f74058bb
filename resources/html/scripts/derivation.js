// Figures that no source states, in words; the same rules as gisapp/core/parks/fact_formatter.py.

import UNITS from "../../units.json" with { type: "json" };
import { formatFact, formatNumber, formatPercent, formatValue, qualified } from "./units.js";

const DERIVED_DIGITS = UNITS.digits.derived;
const MOST_TERMS = 6;

/** What a figure is called, naming the properties that it joins. */
export function derivedTitle(derived, dataset, words) {
  const facts = operandsOf(derived, dataset);
  const part = facts[0];
  const whole = derived.code === "remaining" ? part : facts.at(-1);
  const label = (fact) => words.pick(dataset.properties[fact.property].label);
  return words.say(`derived.${derived.code}`, {
    property: label(part),
    whole: withinSentence(label(whole)),
    name: words.pick(dataset.subjects[whole.subject].name),
    count: facts.length,
  });
}

/** A figure in the user's units, or that it was not worked out. */
export function formatDerived(derived, dataset, words) {
  if (derived.value === undefined) return words.say("derived.refused");
  if (derived.operation === "rank") {
    const rank = valueOf(derived, dataset, words);
    return words.say("derived.rank_among", { rank, count: formatNumber(derived.among) });
  }
  const value = qualified(valueOf(derived, dataset, words), derived.qualifier, words);
  return derived.operation === "yearly_growth" ? words.say("unit.a_year", { value }) : value;
}

function valueOf({ code, value, operation, unit, operands }, dataset, words) {
  const percent = (share) => signed(share, formatPercent(share, words.say, DERIVED_DIGITS));
  if (operation === "multiple") {
    const times = words.say("unit.times", { number: formatNumber(value, DERIVED_DIGITS) });
    return words.say("derived.times_and_growth", { times, growth: percent(value - 1) });
  }
  if (operation === "yearly_growth" || operation === "difference_of") return percent(value);
  const isRate = operation === "quotient" && unit !== "count";
  const noun = isRate ? code : factOf(operands[0], dataset).property;
  const text = formatValue(value, unit, words, noun, DERIVED_DIGITS);
  return operation === "increase" ? signed(value, text) : text;
}

function signed(value, text) {
  return value > 0 ? `+${text}` : text;
}

/** A label as it reads inside a sentence: "planned area", but "LED packaging lines". */
function withinSentence(label) {
  return /^.\p{Lu}/u.test(label) ? label : label.slice(0, 1).toLowerCase() + label.slice(1);
}

/** How a figure was worked out: "62,000 m² ÷ 420,000 m²". */
export function derivedFormula(derived, dataset, words) {
  const facts = operandsOf(derived, dataset);
  const terms = facts.map((fact) => formatFact(fact, words));
  switch (derived.operation) {
    case "sum":
      return added(terms);
    case "difference":
      return `${terms[0]} − ${terms[1]}`;
    case "quotient":
      return `${terms[0]} ÷ ${terms[1]}`;
    case "mean_of_sum":
      return `(${added(terms.slice(0, -1))}) ÷ ${terms.at(-1)}`;
    case "increase":
      return `${terms[1]} − ${terms[0]}`;
    case "multiple":
      return `${terms[1]} ÷ ${terms[0]}`;
    case "yearly_growth":
      return `(${terms[1]} ÷ ${terms[0]})^(1/${yearOf(facts[1]) - yearOf(facts[0])}) − 1`;
    case "rank":
    case "measured":
      return "";
    case "difference_of":
      return words.say("derived.against", { value: terms[0], other: terms[1] });
    case "years_of_multiplying": {
      const exponent = formatNumber(derived.value, DERIVED_DIGITS);
      return `${terms[1]} ÷ ${terms[0]} = ${formatNumber(facts[2].value)}^${exponent}`;
    }
    default:
      throw new Error(`no formula for ${derived.operation}`);
  }
}

/** Terms as a sum, of which a long one names the first and the last. */
function added(terms) {
  const isLong = terms.length > MOST_TERMS;
  const named = isLong ? [...terms.slice(0, MOST_TERMS - 3), "…", terms.at(-1)] : terms;
  return named.join(" + ");
}

export function operandsOf(derived, dataset) {
  return derived.operands.map((id) => factOf(id, dataset));
}

/** A fact, or one that only a figure rests on. */
function factOf(id, { facts, operands }) {
  return facts[id] ?? operands[id];
}

export function yearOf({ period }) {
  return Number((period.end || period.start).slice(0, 4));
}
