// The tables of the snapshot as columns and rows: subjects, facts, and any other layer's features.

import { attributeText, headingOf } from "./attribute_text.js";
import { aside, codeLabel } from "./fact_view.js";
import { subjectKey, titleOf } from "./model.js";
import { formatFact, formatPeriod } from "./units.js";

/**
 * Return the tables, each { id, name(words), columns, rows }.
 *
 * A column has a heading code or text, `text(row, words)`, and `order(row)` where it is not sorted
 * by its text. A row has the key of the item that it is about.
 */
export function tablesOf(model) {
  const subjects = [...model.items.values()].filter((item) => item.subject);
  const facts = model.datasets.flatMap((dataset, number) =>
    Object.entries(dataset.facts).map(([id, fact]) => factRow(id, fact, dataset, number, model)),
  );
  const others = model.layers.filter((layer) => layer.identifiable && layer.fields);
  return [
    subjects.length > 0 && {
      id: "facts",
      code: "snapshot.table_facts",
      columns: FACT_COLUMNS,
      rows: facts,
    },
    subjects.length > 0 && {
      id: "subjects",
      code: "snapshot.table_subjects",
      columns: SUBJECT_COLUMNS,
      rows: subjects.map((item) => ({ key: item.key, item })),
    },
    ...others.map(layerTable),
  ].filter(Boolean);
}

function factRow(id, fact, dataset, number, model) {
  const key = subjectKey(number, fact.subject);
  return { key, id, fact, dataset, item: model.items.get(key) };
}

const FACT_COLUMNS = [
  { code: "snapshot.column_subject", text: ({ item }, words) => titleOf(item, words) },
  {
    code: "snapshot.column_property",
    text: ({ fact, dataset }, { pick }) => pick(dataset.properties[fact.property].label),
  },
  {
    code: "snapshot.column_value",
    text: ({ fact }, words) => formatFact(fact, words),
    order: ({ fact }) => fact.value,
    numeric: true,
  },
  {
    code: "snapshot.column_period",
    text: ({ fact }, words) => formatPeriod(fact.period, words),
    order: ({ fact }) => fact.period.start ?? "",
  },
  {
    code: "snapshot.column_kind",
    text: ({ fact, dataset }, { pick }) => pick(codeLabel(dataset, "fact_kind", fact.kind)),
  },
  {
    code: "snapshot.column_confidence",
    text: ({ fact, dataset }, { pick }) => pick(codeLabel(dataset, "confidence", fact.confidence)),
  },
  {
    code: "snapshot.column_source",
    text: ({ fact }) => [fact.source, fact.locator].filter(Boolean).join(" "),
  },
  {
    code: "snapshot.column_note",
    text: ({ fact }, { pick }) => (fact.note ? pick(fact.note) : ""),
  },
];

const SUBJECT_COLUMNS = [
  { code: "snapshot.column_name", text: ({ item }, words) => titleOf(item, words) },
  { code: "snapshot.column_type", text: ({ item }, { pick }) => pick(item.kind) },
  {
    code: "snapshot.column_status",
    text: ({ item }, { pick }) =>
      item.subject.status ? pick(codeLabel(item.dataset, "status", item.subject.status)) : "",
  },
  {
    code: "snapshot.column_belongs_to",
    text: ({ item }, { pick }) => {
      const parent = item.subject.belongs_to.at(-1);
      return parent ? pick(parent.name) : "";
    },
  },
  {
    code: "snapshot.column_key_figure",
    text: ({ item }, words) => keyFigure(item, words),
  },
  {
    code: "snapshot.column_shape",
    text: ({ item: { subject, dataset } }, { pick }) =>
      subject.geometry ? pick(codeLabel(dataset, "geometry_method", subject.geometry.method)) : "",
  },
  {
    code: "snapshot.column_facts",
    text: ({ item }) => String(factCount(item)),
    order: ({ item }) => factCount(item),
    numeric: true,
  },
];

function keyFigure({ subject, dataset }, words) {
  const [id] = subject.key_figures;
  if (!id) return "";
  const fact = dataset.facts[id];
  const label = words.pick(dataset.properties[fact.property].label);
  return `${label}: ${formatFact(fact, words)} (${aside(fact, dataset, words)})`;
}

function factCount({ subject }) {
  return subject.sections.flatMap(({ entries }) => entries).flatMap(({ facts }) => facts).length;
}

function layerTable(layer) {
  const columns = layer.fields.map((_, position) => {
    const value = ({ item }) => item.values[position];
    const role = layer.roles[position];
    return {
      heading: headingOf(layer, position),
      text: (row, words) => attributeText(value(row), role, words),
      order: value,
      numeric: Boolean(role),
    };
  });
  const rows = layer.features.map(({ item }) => ({ key: item.key, item }));
  return { id: layer.id, name: layer.name, columns, rows };
}
