// One fact as a reader sees it: its value, its time, and on request its source and doubts.

import { element, textOrLink } from "./dom.js";
import { formatFact, formatPeriod } from "./units.js";

/** Return a fact's value with its time, kind and a mark that opens where it comes from. */
export function factView(fact, dataset, reader) {
  const details = provenance(fact, dataset, reader);
  return element(
    "div",
    { class: "fact" },
    element(
      "p",
      { class: "statement" },
      element("span", { class: "value" }, valueOf(fact, reader)),
      confidenceButton(fact, dataset, reader, details),
    ),
    element("p", { class: "aside" }, aside(fact, dataset, reader)),
    explanation(fact, reader),
    details,
  );
}

/** Return a fact's value alone; text that explains a number stands beneath it. */
function valueOf(fact, reader) {
  const text = formatFact(fact, reader);
  return fact.value === undefined ? textOrLink(text) : text;
}

function explanation(fact, reader) {
  if (fact.value === undefined || !fact.text) return null;
  return element("p", { class: "explanation" }, reader.tell(fact.text));
}

/** What goes with a value: its kind unless simply observed, its time, the basis of an area. */
export function aside(fact, dataset, reader) {
  const kind = fact.kind === "observed" ? null : codeLabel(dataset, "fact_kind", fact.kind);
  const basis = fact.unit === "m2" ? codeLabel(dataset, "basis", fact.basis) : null;
  const told = [
    kind && reader.tell(kind),
    formatPeriod(fact.period, reader),
    basis && reader.tell(basis),
  ];
  return told.filter(Boolean).join(" · ");
}

/** A mark whose form tells the confidence: see styles/details.css. */
export function confidenceMark(fact, dataset, reader) {
  const label = reader.tell(codeLabel(dataset, "confidence", fact.confidence));
  const name = { role: "img", "aria-label": label, title: label };
  return element("span", { class: `mark ${fact.confidence}`, ...name });
}

/** The same mark as a button that opens the source. */
function confidenceButton(fact, dataset, reader, details) {
  const confidence = reader.tell(codeLabel(dataset, "confidence", fact.confidence));
  const label = reader.say("snapshot.open_source", { confidence });
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
export function provenance(fact, dataset, reader) {
  const { say, tell } = reader;
  const source = dataset.sources[fact.source];
  const basis = fact.basis === "none" ? "" : tell(codeLabel(dataset, "basis", fact.basis));
  const rows = [
    ["panel.fact_source", source ? tell(source.title) : fact.source],
    ["panel.fact_locator", fact.locator],
    ["panel.fact_period", formatPeriod(fact.period, reader)],
    ["panel.fact_basis", basis],
    ["panel.fact_confidence", tell(codeLabel(dataset, "confidence", fact.confidence))],
    ["panel.fact_note", fact.note ? tell(fact.note) : ""],
  ];
  return element(
    "dl",
    { class: "provenance", hidden: true },
    rows
      .filter(([, text]) => text)
      .map(([code, text]) => [element("dt", {}, say(code)), element("dd", {}, textOrLink(text))]),
  );
}

/** The words of a code of a closed list, or the code where it has none. */
export function codeLabel(dataset, list, code) {
  return dataset.codes[list]?.[code] ?? [code, code];
}
