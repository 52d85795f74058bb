// A condition as a sentence: "Status: idle, let", "Area ≥ 20", by the rules of
// gisapp/core/layers/condition_text.py.

import { isNumber } from "./coded_column.js";
import { isRange } from "./facet_choice.js";
import { isoMonth } from "./months.js";
import { numberText } from "./attribute_text.js";
import { profileAt } from "./table_profiles.js";
import { formatDate, formatNumber } from "./units.js";

const MOST_VALUES = 3;
const LONGEST_VALUE = 24;

/** What a column is called. */
export function headingText({ code, heading }, { say }) {
  return code ? say(code) : heading;
}

/** What a condition on a table asks, on one line. */
export function conditionText(condition, table, words) {
  const { say } = words;
  if (condition.text !== undefined)
    return say("snapshot.with_text", { text: shortened(condition.text) });
  const column = table.columns[condition.field];
  const field = headingText(column, words);
  if (!isRange(condition)) return valuesText(condition, column, field, words);
  const areMonths = profileAt(table, condition.field).months !== null;
  return rangeText(condition, field, numberForm(column, areMonths, words), say);
}

/** How the numbers of a column are written. */
export function numberForm({ role }, areMonths, { say }) {
  if (areMonths) return (value) => formatDate(isoMonth(value), say);
  return (value) => numberText(value, role ?? "quantity");
}

/** A value of a column as a list shows it. */
export function valueLabel(value, column, words) {
  if (isNumber(value)) return numberText(value, column.role ?? "quantity");
  return column.label(value, words);
}

function rangeText({ low, high, missing }, field, form, say) {
  const ends = { field, low: low !== null && form(low), high: high !== null && form(high) };
  let text = say("condition.stated", ends);
  if (low !== null && high !== null) text = say("condition.between", ends);
  else if (low !== null) text = say("condition.at_least", { field, number: ends.low });
  else if (high !== null) text = say("condition.at_most", { field, number: ends.high });
  return missing ? say("condition.or_missing", { condition: text }) : text;
}

function valuesText({ values, missing, excluded }, column, field, words) {
  const { say } = words;
  const read = (text) =>
    shortened(valueLabel(column.isNumeric ? numberOf(text) : text, column, words));
  const listed = values.slice(0, MOST_VALUES).map(read);
  // What is named is left out there: also that nothing is stated.
  if (missing !== excluded) listed.push(say("panel.not_stated"));
  if (!listed.length) return say(excluded ? "condition.all_of" : "condition.none_of", { field });
  const left = values.length - MOST_VALUES;
  const joined = listed.join(say("condition.comma"));
  const more = () => say("condition.and_more", { values: joined, count: formatNumber(left) });
  const named = left > 0 ? more() : joined;
  return say(excluded ? "condition.all_but" : "condition.any_of", { field, values: named });
}

/** A number as it was stored; a whole one of any length keeps its digits. */
function numberOf(text) {
  const number = Number(text);
  return String(number) === text ? number : BigInt(text);
}

function shortened(text) {
  const letters = [...text];
  return letters.length > LONGEST_VALUE ? `${letters.slice(0, LONGEST_VALUE).join("")}…` : text;
}
