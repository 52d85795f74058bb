// One fact as a user sees it: its value, its time, and on request its source and doubts.

import { element } from "./dom.js";
import { longTextOrLinks } from "./long_text.js";
import { formatFact, formatPeriod } from "./units.js";
import { joined } from "./words.js";

/** The property whose name itself says that the basis of its areas is not stated. */
const AREA_WITHOUT_BASIS = "area_unspecified";

/** Return a fact's value with its time, kind and a mark that opens where it comes from. */
export function factView(fact, dataset, words) {
  const details = provenance(fact, dataset, words);
  return element(
    "div",
    { class: "fact" },
    element(
      "p",
      { class: "statement" },
      element("span", { class: "value" }, valueOf(fact, words)),
      confidenceButton(fact, dataset, words, details),
    ),
    element("p", { class: "aside" }, aside(fact, dataset, words)),
    explanation(fact, words),
    details,
  );
}

/** Return a fact's value alone; text that explains a number stands beneath it. */
function valueOf(fact, words) {
  const text = formatFact(fact, words);
  return fact.value === undefined ? longTextOrLinks(text, words) : text;
}

function explanation(fact, words) {
  if (fact.value === undefined || !fact.text) return null;
  return element("p", { class: "explanation" }, words.pick(fact.text));
}

/** True for a name and the like, which has no date. */
function isMereText({ value, period }) {
  return value === undefined && !period.start && !period.end;
}

/** What goes with a value: its kind unless simply observed, its time, the basis of an area. */
export function aside(fact, dataset, words) {
  const kind = fact.kind === "observed" ? null : codeLabel(dataset, "fact_kind", fact.kind);
  const hasBasis = fact.unit === "m2" && fact.property !== AREA_WITHOUT_BASIS;
  const basis = hasBasis ? codeLabel(dataset, "basis", fact.basis) : null;
  return joined(
    kind && words.pick(kind),
    isMereText(fact) ? "" : formatPeriod(fact.period, words),
    basis && words.pick(basis),
  );
}

/** A mark whose form shows the confidence: see styles/details.css. */
export function confidenceMark(fact, dataset, words) {
  const label = words.pick(codeLabel(dataset, "confidence", fact.confidence));
  const name = { role: "img", "aria-label": label, title: label };
  return element("span", { class: `mark ${fact.confidence}`, ...name });
}

/** The same mark as a button that opens the source. */
function confidenceButton(fact, dataset, words, details) {
  const confidence = words.pick(codeLabel(dataset, "confidence", fact.confidence));
  const label = words.say("snapshot.open_source", { confidence });
  const mark = element("button", {
    type: "button",
    class: `mark ${fact.confidence}`,
    "aria-expanded": "false",
    "aria-label": label,
    title: label,
    click: () => {
      details.hidden = !details.hidden;
      mark.setAttribute("aria-expanded", String(!details.hidden));
    },
  });
  return mark;
}

/** Source, paragraph, basis, time, confidence and note of a fact, hidden until asked for. */
export function provenance(fact, dataset, words) {
  const { say, pick } = words;
  const source = dataset.sources[fact.source] ?? {};
  const basis = fact.basis === "none" ? "" : pick(codeLabel(dataset, "basis", fact.basis));
  const rows = [
    ["panel.fact_source", source.title ? pick(source.title) : fact.source],
    [fact.place ? "own.place" : "panel.fact_locator", placeOf(fact, words)],
    ["panel.source_as_of", asOf(source, dataset, words)],
    ["panel.fact_period", formatPeriod(fact.period, words)],
    ["panel.fact_basis", basis],
    ["panel.fact_confidence", pick(codeLabel(dataset, "confidence", fact.confidence))],
    ["panel.fact_note", fact.note ? pick(fact.note) : ""],
  ];
  return element(
    "dl",
    { class: "provenance", hidden: true },
    rows
      .filter(([, text]) => text)
      .map(([code, text]) => [element("dt", {}, say(code)), element("dd", {}, longTextOrLinks(text, words))]),
  );
}

/** Where a fact stands in its source: the cell of a table in the user's words. */
export function placeOf({ place, locator }, { say }) {
  if (!place) return locator ?? "";
  const [part, row, column] = place;
  return say(`own.locator_${part}`, { row, column });
}

/** The time that a source describes, and how that is known. */
function asOf({ as_of: time, as_of_basis: basis }, dataset, { pick }) {
  if (!time || !basis) return time ?? "";
  return `${time} (${pick(codeLabel(dataset, "period_basis", basis)).toLowerCase()})`;
}

/** The words of a code of a closed list, or the code where it has none. */
export function codeLabel(dataset, list, code) {
  return dataset.codes[list]?.[code] ?? [code, code];
}
