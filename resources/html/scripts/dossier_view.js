// All that is known of one subject, from top to bottom as the window's panel tells it.

import { derivedFormula, derivedTitle, formatDerived, operandsOf } from "./derivation.js";
import { element } from "./dom.js";
import { aside, codeLabel, factView, provenance } from "./fact_view.js";
import { doubts, keyFigures, progressView, seriesView } from "./figures_view.js";
import { subjectKey } from "./model.js";
import { formatFact, formatValue } from "./units.js";

/** Return the parts of a subject's dossier below its heading; `open(key)` follows a link. */
export function dossierView(item, page, open) {
  const { subject, dataset } = item;
  const { reader } = page;
  const context = { item, subject, dataset, reader, open };
  return [
    keyFigures(context),
    subject.progress.map((progress) => progressView(progress, context)),
    subject.series.map((series) => seriesView(series, context)),
    subject.sections.map((section) => sectionView(section, context)),
    attributesView(context),
    derivedView(context),
    linksView(context),
    unusableView(context),
  ];
}

/** Return links to what a subject belongs to, the outermost first. */
export function trail({ subject, datasetIndex }, page, open) {
  return subject.belongs_to.map((link) =>
    linkTo(link, { reader: page.reader, datasetIndex, open }),
  );
}

/** Return what the shape on the map is worth, as one short line and its explanation. */
export function geometryBadge({ subject, dataset, layer }, reader) {
  const { say, tell } = reader;
  const { geometry } = subject;
  if (!geometry) return null;
  const method = tell(codeLabel(dataset, "geometry_method", geometry.method));
  const accuracy = geometry.accuracy_m
    ? say("panel.place_accuracy", { accuracy: formatValue(geometry.accuracy_m, "m", reader) })
    : "";
  const isArea = layer?.geometry === "polygon";
  const area = isArea
    ? say(geometry.area_is_stated ? "panel.drawn_to_stated" : "panel.claims_no_area")
    : "";
  return element(
    "details",
    { class: `geometry ${geometry.method}` },
    element("summary", {}, [method, accuracy, area].filter(Boolean).join(" · ")),
    element("p", {}, tell(geometry.note)),
  );
}

function sectionView(section, { dataset, reader }) {
  return element(
    "section",
    {},
    element("h3", {}, reader.tell(codeLabel(dataset, "section", section.code))),
    element(
      "dl",
      { class: "entries" },
      section.entries.map(({ property, facts }) => [
        element("dt", {}, reader.tell(dataset.properties[property].label)),
        element(
          "dd",
          {},
          facts.length
            ? facts.map((id) => factView(dataset.facts[id], dataset, reader))
            : element("p", { class: "not-stated" }, reader.say("panel.not_stated")),
        ),
      ]),
    ),
  );
}

function attributesView({ subject, reader }) {
  if (!subject.attributes.length) return null;
  return element(
    "section",
    {},
    element(
      "dl",
      { class: "entries" },
      subject.attributes.map(({ code, value }) => [
        element("dt", {}, reader.say(`attribute.${code}`)),
        element("dd", {}, reader.tell(value)),
      ]),
    ),
  );
}

function derivedView({ subject, dataset, reader }) {
  if (!subject.derived.length) return null;
  return element(
    "section",
    { class: "derived" },
    element("h3", {}, reader.say("panel.derived")),
    subject.derived.map((derived) =>
      element(
        "details",
        {},
        element(
          "summary",
          {},
          element("span", { class: "label" }, derivedTitle(derived, dataset, reader)),
          element("span", { class: "value" }, formatDerived(derived, dataset, reader)),
        ),
        element("p", { class: "formula" }, derivedFormula(derived, dataset, reader)),
        element(
          "ul",
          { class: "operands" },
          operandsOf(derived, dataset).map((fact) =>
            element("li", {}, operandInWords(fact, dataset, reader)),
          ),
        ),
        doubts(derived, reader),
      ),
    ),
  );
}

function operandInWords(fact, dataset, reader) {
  const subject = reader.tell(dataset.subjects[fact.subject].name);
  const label = reader.tell(dataset.properties[fact.property].label);
  const told = [formatFact(fact, reader), aside(fact, dataset, reader), fact.locator];
  const phrases = told
    .filter(Boolean)
    .map((text) => [element("span", { class: "phrase" }, text), " "]);
  return [`${subject}, ${label}: `, phrases];
}

function linksView({ item, subject, reader, open }) {
  if (!subject.links.length) return null;
  const byLabel = new Map();
  for (const link of subject.links) {
    const label = reader.tell(link.label);
    byLabel.set(label, [...(byLabel.get(label) ?? []), link]);
  }
  const { datasetIndex } = item;
  return element(
    "section",
    { class: "links" },
    element("h3", {}, reader.say("panel.relations")),
    element(
      "dl",
      { class: "entries" },
      [...byLabel].map(([label, links]) => [
        element("dt", {}, label),
        element(
          "dd",
          {},
          links.map((link) => linkTo(link, { reader, datasetIndex, open })),
        ),
      ]),
    ),
  );
}

function linkTo({ uid, name }, { reader, datasetIndex, open }) {
  const key = subjectKey(datasetIndex, uid);
  const follow = (event) => {
    event.preventDefault();
    open(key);
  };
  return element("a", { href: `#${encodeURIComponent(key)}`, click: follow }, reader.tell(name));
}

function unusableView({ subject, dataset, reader }) {
  if (!subject.unusable.length) return null;
  return element(
    "section",
    { class: "unusable" },
    element("h3", {}, reader.say("panel.unusable")),
    subject.unusable.map((id) => {
      const fact = dataset.facts[id];
      const details = provenance(fact, dataset, reader);
      details.hidden = false;
      return details;
    }),
  );
}
