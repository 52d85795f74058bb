// Other ways to write dates and long numbers, by the rules of gisapp/core/text/written_forms.py.

import GRAMMAR from "../../grammar/dates.json" with { type: "json" };
import { pattern } from "./grammar.js";

const DATES = Object.entries(GRAMMAR.dates).map(([text, order]) => ({
  each: everywhere(pattern(text, GRAMMAR.pieces)),
  order: [...order],
}));
// What each date and each number in pieces has; most texts have it not.
const PARTED = /[0-9][-/. ,年]| [12][0-9]{3}/;
const GROUPED = everywhere(pattern(GRAMMAR.grouped, {}));

/** A bare text, and how else it is written if it is a date or a long number. */
export function formsOf(text) {
  const others = formsIn(text).filter(([written]) => written === text);
  return [...new Set([text, ...others.map(([, form]) => form)])];
}

/** A bare text with the other forms of the dates and long numbers in it at its end. */
export function withForms(text) {
  if (!PARTED.test(text)) return text;
  const others = formsIn(text).map(([, form]) => form);
  return [...new Set([text, ...others.filter((form) => !text.includes(form))])].join(" ");
}

/** Each date and long number in a text as it stands there, and its other form. */
function formsIn(text) {
  const dates = DATES.flatMap(({ each, order }) =>
    [...text.matchAll(each)].map((match) => [match[0], iso(match.slice(1), order)]),
  );
  const numbers = [...text.matchAll(GROUPED)].map(([written]) => [
    written,
    written.replace(/[^0-9]/g, ""),
  ]);
  return [
    ...dates,
    ...numbers.filter(([, digits]) => digits.length >= GRAMMAR.fewest_grouped),
  ];
}

/** Year, month and day, the latter two of which may be missing, as ISO 8601 has them. */
function iso(parts, order) {
  const read = (part) => (/[0-9]/.test(part) ? part : `${monthOf(part)}`);
  const inOrder = ["y", "m", "d"].filter((each) => order.includes(each));
  return inOrder.map((each) => read(parts[order.indexOf(each)]).padStart(2, "0")).join("-");
}

function monthOf(name) {
  return GRAMMAR.months.indexOf(name.slice(0, 3)) + 1;
}

function everywhere(one) {
  return new RegExp(one.source, `${one.flags}g`);
}
