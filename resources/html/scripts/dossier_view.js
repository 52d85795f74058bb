// All that is known of one subject, in the order of the window's details panel.

import { notesOf, otherColumns } from "./attributes_view.js";
import { derivedFormula, derivedTitle, formatDerived, operandsOf } from "./derivation.js";
import { element } from "./dom.js";
import { aside, codeLabel, factView, placeOf, provenance } from "./fact_view.js";
import { doubts, keyFigures, progressView, seriesView } from "./figures_view.js";
import { growingList } from "./growing_list.js";
import { subjectKey } from "./model.js";
import { formatFact, formatValue } from "./units.js";
import { joined } from "./words.js";

const LINKED_AT_FIRST = 20;

/** Return the parts of a subject's dossier below its heading; `open(key)` follows a link. */
export function dossierView(item, page, open) {
  const { subject, dataset } = item;
  const { words } = page;
  const context = { item, subject, dataset, words, open };
  return [
    notesOf(item, words),
    keyFigures(context),
    subject.progress.map((progress) => progressView(progress, context)),
    subject.series.map((series) => seriesView(series, context)),
    subject.sections.map((section) => sectionView(section, context)),
    attributesView(context),
    derivedView(context),
    unusableView(context),
    linksView(context),
    notesView(context),
    otherColumns(item, words),
  ];
}

/** Return links to what a subject belongs to, the outermost first. */
export function trail({ subject, datasetIndex }, page, open) {
  return subject.belongs_to.map((link) =>
    linkTo(link, { words: page.words, datasetIndex, open }),
  );
}

/** Return how good the shape on the map is: one short line that opens its explanation. */
export function geometryBadge({ subject, dataset, layer }, words) {
  const { say, pick } = words;
  const { geometry } = subject;
  if (!geometry) return null;
  const method = pick(codeLabel(dataset, "geometry_method", geometry.method));
  const accuracy = geometry.accuracy_m
    ? say("panel.place_accuracy", { accuracy: formatValue(geometry.accuracy_m, "m", words) })
    : "";
  const isArea = layer?.geometry === "polygon";
  const area = isArea
    ? say(geometry.area_is_stated ? "panel.drawn_to_stated" : "panel.claims_no_area")
    : "";
  return element(
    "details",
    { class: `geometry ${geometry.method}` },
    element("summary", {}, joined(method, accuracy, area)),
    element("p", {}, pick(geometry.note)),
  );
}

function sectionView(section, { dataset, words }) {
  return element(
    "section",
    {},
    element("h3", {}, words.pick(codeLabel(dataset, "section", section.code))),
    element(
      "dl",
      { class: "entries" },
      section.entries.map(({ property, facts }) => [
        element("dt", {}, words.pick(dataset.properties[property].label)),
        element(
          "dd",
          {},
          facts.length
            ? facts.map((id) => factView(dataset.facts[id], dataset, words))
            : element("p", { class: "not-stated" }, words.say("panel.not_stated")),
        ),
      ]),
    ),
  );
}

function attributesView({ subject, words }) {
  if (!subject.attributes.length) return null;
  return element(
    "section",
    {},
    element(
      "dl",
      { class: "entries" },
      subject.attributes.map(({ code, value }) => [
        element("dt", {}, words.say(`attribute.${code}`)),
        element("dd", {}, words.pick(value)),
      ]),
    ),
  );
}

function derivedView({ subject, dataset, words }) {
  if (!subject.derived.length) return null;
  return element(
    "section",
    { class: "derived" },
    element("h3", {}, words.say("panel.derived")),
    subject.derived.map((derived) =>
      element(
        "details",
        {},
        element(
          "summary",
          {},
          element("span", { class: "label" }, derivedTitle(derived, dataset, words)),
          element("span", { class: "value" }, formatDerived(derived, dataset, words)),
        ),
        formulaView(derivedFormula(derived, dataset, words)),
        element(
          "ul",
          { class: "operands" },
          operandsOf(derived, dataset).map((fact) =>
            element("li", {}, operandInWords(fact, dataset, words)),
          ),
        ),
        doubts(derived, words),
      ),
    ),
  );
}

function formulaView(formula) {
  return formula ? element("p", { class: "formula" }, formula) : null;
}

function operandInWords(fact, dataset, words) {
  const subject = words.pick(dataset.subjects[fact.subject].name) || fact.subject;
  const label = words.pick(dataset.properties[fact.property].label);
  const phrases = [formatFact(fact, words), aside(fact, dataset, words), sourceOf(fact, words)]
    .filter(Boolean)
    .map((text) => [element("span", { class: "phrase" }, text), " "]);
  return [`${subject}, ${label}: `, phrases];
}

/** The place of an operand in its source; of a row of own files the file too. */
function sourceOf(fact, words) {
  return joined(fact.place && fact.source, placeOf(fact, words));
}

function linksView({ item, subject, words, open }) {
  if (!subject.links.length) return null;
  const byLabel = new Map();
  for (const link of subject.links) {
    const label = words.pick(link.label);
    byLabel.set(label, [...(byLabel.get(label) ?? []), link]);
  }
  const { datasetIndex } = item;
  return element(
    "section",
    { class: "links" },
    element("h3", {}, words.say("panel.relations")),
    element(
      "dl",
      { class: "entries" },
      [...byLabel].map(([label, links]) => [
        element("dt", {}, label),
        element("dd", {}, linkList(links, { words, datasetIndex, open })),
      ]),
    ),
  );
}

/** Links one below the other, of many some at first. */
function linkList(links, context) {
  if (links.length <= LINKED_AT_FIRST) return links.map((link) => linkTo(link, context));
  const entryOf = (link) => linkTo(link, context);
  return growingList(links, LINKED_AT_FIRST, entryOf, context.words);
}

/** What is left out of a subject of own files. */
function notesView({ subject, words }) {
  return (subject.notes ?? []).map(([code, values]) =>
    element("p", { class: "aside" }, words.say(code, values)),
  );
}

function linkTo({ uid, name }, { words, datasetIndex, open }) {
  const key = subjectKey(datasetIndex, uid);
  const follow = (event) => {
    event.preventDefault();
    open(key);
  };
  return element("a", { href: `#${encodeURIComponent(key)}`, click: follow }, words.pick(name) || uid);
}

function unusableView({ subject, dataset, words }) {
  if (!subject.unusable.length) return null;
  return element(
    "section",
    { class: "unusable" },
    element("h3", {}, words.say("panel.unusable")),
    subject.unusable.map((id) => {
      const fact = dataset.facts[id];
      const details = provenance(fact, dataset, words);
      details.hidden = false;
      return details;
    }),
  );
}
