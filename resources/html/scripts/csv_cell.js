// A cell of a CSV file that spreadsheet programs take for text, never for a formula, by the rules of
// gisapp/export/csv_cells.py.

import GRAMMAR from "../../grammar/csv_cells.json" with { type: "json" };

const FORMULA = new RegExp(GRAMMAR.formula, "u");
const HARMLESS = new RegExp(GRAMMAR.harmless, "u");

/** A cell of RFC 4180; a text that a spreadsheet would run as a formula gets a quote first. */
export function csvCell(value) {
  if (value === undefined || value === null) return "";
  if (typeof value === "number" || typeof value === "bigint") return String(value);
  const text = String(value);
  const isFormula = FORMULA.test(text) && !HARMLESS.test(text);
  const safe = isFormula ? `'${text}` : text;
  return isFormula || /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
