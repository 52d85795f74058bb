// The tables of the snapshot as columns and rows: subjects, facts, and any other layer's features.

import { attributeText, headingOf } from "./attribute_text.js";
import { isNumber } from "./coded_column.js";
import { aside, codeLabel, placeOf } from "./fact_view.js";
import { subjectKey } from "./model.js";
import { monthOf } from "./months.js";
import { areaInOtherUnits, formatFact, formatPeriod } from "./units.js";
import { wordsFor } from "./words.js";

/** Stands between the texts of a pair, and in no text that anybody types. */
const BETWEEN = "\u001f";
const TRUTHS = { True: "panel.yes", False: "panel.no" };

/**
 * Return the tables, each { id, code or name, count, columns, keyOf(row), languages }.
 *
 * A column has a heading code or text, `value(row)`, which tells its values apart in any language,
 * and `text(row, words)`, as a user reads it. Where values can be listed, `label(value, words)` is
 * one of them in words. `role` says what its numbers are, `monthOf` the month of a value that is no
 * plain date, `others(row, words)` what else a cell may be called. A row has the key of the item
 * that it is about. Where values lie beside the page, `read(positions)` must have read columns
 * before they are sorted or filtered by, and `readRows(rows)` rows before they are shown.
 */
export function tablesOf(model, allWords) {
  const languages = Object.keys(allWords).map((language) =>
    wordsFor(allWords, { language, area: "", money: language === "zh" ? "wan" : "million" }),
  );
  const subjects = model.items.subjects.filter((item) => item.subject);
  const others = model.layers.filter((layer) => layer.identifiable && layer.fields?.length);
  const tables = [factTable(model), subjectTable(subjects), ...others.map(layerTable)];
  return tables.filter(({ count }) => count).map((table) => ({ ...table, languages }));
}

function factTable(model) {
  const rows = model.datasets.flatMap((dataset, number) =>
    Object.entries(dataset.facts).map(([id, fact]) => {
      const key = subjectKey(number, fact.subject);
      return { key, id, fact, dataset, item: model.items.get(key) };
    }),
  );
  return rowTable("facts", "snapshot.table_facts", rows, FACT_COLUMNS);
}

function subjectTable(subjects) {
  const rows = subjects.map((item) => ({ key: item.key, item }));
  return rowTable("subjects", "snapshot.table_subjects", rows, SUBJECT_COLUMNS);
}

function rowTable(id, code, rows, columns) {
  const ofRow = ({ value, text, others, ...column }) => ({
    ...column,
    value: (row) => value(rows[row]),
    others: (row, words) => others?.(rows[row], words) ?? [],
    text: text
      ? (row, words) => text(rows[row], words)
      : (row, words) => column.label(value(rows[row]), words),
  });
  return {
    id,
    code,
    rows,
    count: rows.length,
    columns: columns.map(ofRow),
    keyOf: (row) => rows[row].key,
  };
}

/** A column of texts in both languages. */
function pairColumn(code, pairOf) {
  return {
    code,
    value: (row) => {
      const pair = pairOf(row);
      return pair?.some(Boolean) ? pair.join(BETWEEN) : "";
    },
    label: (value, { pick }) => (value ? pick(value.split(BETWEEN)) : ""),
    isWorded: true,
  };
}

const FACT_COLUMNS = [
  pairColumn("snapshot.column_subject", ({ item }) => titles(item)),
  pairColumn(
    "snapshot.column_property",
    ({ fact, dataset }) => dataset.properties[fact.property].label,
  ),
  {
    code: "snapshot.column_value",
    value: ({ fact }) => fact.value ?? null,
    text: ({ fact }, words) => formatFact(fact, words),
    others: ({ fact }, words) =>
      fact.unit === "m2" && isNumber(fact.value) ? areaInOtherUnits(fact.value, words) : [],
    isNumeric: true,
  },
  {
    code: "snapshot.column_period",
    value: ({ fact: { period } }) =>
      [period.start ?? "", period.end ?? "", period.basis ?? ""].join(BETWEEN),
    label: (value, words) => {
      const [start, end, basis] = value.split(BETWEEN);
      return formatPeriod({ start, end, basis }, words);
    },
    monthOf: (value) => monthOf(wholeMonth(value.split(BETWEEN)[0])),
  },
  pairColumn("snapshot.column_kind", ({ fact, dataset }) =>
    codeLabel(dataset, "fact_kind", fact.kind),
  ),
  pairColumn("snapshot.column_confidence", ({ fact, dataset }) =>
    codeLabel(dataset, "confidence", fact.confidence),
  ),
  {
    code: "snapshot.column_source",
    value: ({ fact }) => fact.source ?? "",
    label: (value) => value,
    text: ({ fact }, words) => [fact.source, placeOf(fact, words)].filter(Boolean).join(" "),
  },
  pairColumn("snapshot.column_note", ({ fact }) => fact.note),
];

const SUBJECT_COLUMNS = [
  pairColumn("snapshot.column_name", ({ item }) => titles(item)),
  pairColumn("snapshot.column_type", ({ item }) => item.kind),
  pairColumn("snapshot.column_status", ({ item: { subject, dataset } }) =>
    subject.status ? codeLabel(dataset, "status", subject.status) : null,
  ),
  pairColumn("snapshot.column_belongs_to", ({ item }) => item.subject.belongs_to.at(-1)?.name),
  {
    code: "snapshot.column_key_figure",
    value: ({ item }) => keyFigureOf(item)?.value ?? null,
    text: ({ item }, words) => keyFigure(item, words),
  },
  pairColumn("snapshot.column_shape", ({ item: { subject, dataset } }) =>
    subject.geometry ? codeLabel(dataset, "geometry_method", subject.geometry.method) : null,
  ),
  {
    code: "snapshot.column_facts",
    value: ({ item }) => factCount(item),
    label: (value) => String(value),
    isNumeric: true,
    role: "quantity",
  },
];

/** What an item is called in each language. */
function titles(item) {
  return item.name.some(Boolean) ? item.name : [item.uid, item.uid];
}

/** A year as its first month: only where it stands among others is asked. */
function wholeMonth(iso) {
  return iso.length === 4 ? `${iso}-01` : iso;
}

function keyFigureOf({ subject, dataset }) {
  const [id] = subject.key_figures;
  return id && dataset.facts[id];
}

function keyFigure(item, words) {
  const fact = keyFigureOf(item);
  if (!fact) return "";
  const label = words.pick(item.dataset.properties[fact.property].label);
  return `${label}: ${formatFact(fact, words)} (${aside(fact, item.dataset, words)})`;
}

function factCount({ subject }) {
  return subject.sections.flatMap(({ entries }) => entries).flatMap(({ facts }) => facts).length;
}

function layerTable(layer) {
  const { features } = layer;
  const columns = layer.fields.map((_, position) => {
    const role = layer.roles[position];
    const value = (row) => features.value(row, position);
    return {
      heading: headingOf(layer, position),
      value,
      text: (row, words) => attributeText(value(row), role, words),
      label: (text, words) =>
        text in TRUTHS ? words.say(TRUTHS[text]) : attributeText(text, role, words),
      isNumeric: Boolean(role),
      role,
    };
  });
  const { id, name, readings } = layer;
  const table = { id, name, readings, count: features.count, columns };
  if (!layer.beside) return { ...table, keyOf: (row) => features.item(row).key };
  return {
    ...table,
    keyOf: (row) => features.keyOf(row),
    read: (positions) => features.readColumns(positions),
    readRows: (rows) => features.readRows(rows),
  };
}
