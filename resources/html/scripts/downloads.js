// What is shown as files to keep: shapes as GeoJSON, facts and each layer's attributes as CSV.

import { whereUnreadable } from "./beside.js";
import { csvCell } from "./csv_cell.js";
import { byId, element, refill } from "./dom.js";
import { placeOf } from "./fact_view.js";
import { ringInDegrees } from "./geometry.js";
import { shownLayers, shownRows } from "./shown_layers.js";
import { inSteps } from "./steps.js";
import { conditionsOf, rowsPassing } from "./table_filter.js";

/** Fill the menu with a button for each file that there is something for. */
export function createDownloads(page) {
  const { store, model } = page;
  const offered = [geojson(page), ...model.tables.map((table) => csv(table, page))].filter(Boolean);
  const note = element("p", { class: "aside" });
  store.watch(["language"], () => {
    const buttons = offered.map(({ id, label, take }) =>
      element("button", { type: "button", "data-file": id, click: take }, label()),
    );
    refill(byId("downloads"), buttons, note);
  });
  store.watch(["language", "filters", "hidden", "hiddenClasses"], () => {
    const [shown, all] = [countOf(placed(shownLayers(model, store.state))), countOf(placed(model.layers))];
    note.hidden = shown === all;
    note.textContent = page.words.say("snapshot.download_shown", { count: shown, all });
  });
}

function placed(layers) {
  return layers.filter(({ identifiable, is_table: isTable }) => identifiable && !isTable);
}

function countOf(layers) {
  return layers.reduce((sum, { rows }) => sum + rows.length, 0);
}

function geojson(page) {
  const { data, model, store } = page;
  if (!countOf(placed(model.layers))) return null;
  return {
    id: "geojson",
    label: () => page.words.say("snapshot.download_geojson"),
    take: async () => {
      const parts = await inSteps(featureCollection(placed(shownLayers(model, store.state))));
      save(`${fileName(page.words.pick(data.title))}.geojson`, "application/geo+json", parts);
    },
  };
}

/** The facts, or a layer's attributes; that subjects are told apart the facts tell too. */
function csv(table, page) {
  if (table.id === "subjects") return null;
  const isFacts = table.id === "facts";
  const title = () => page.words.pick(page.data.title);
  const layerName = () => (isFacts ? "" : page.words.pick(table.name));
  return {
    id: `csv-${table.id}`,
    label: () => {
      const { say } = page.words;
      return isFacts ? say("snapshot.download_csv") : say("snapshot.download_csv_of", { name: layerName() });
    },
    take: async () => {
      if (table.read && !(await isRead(table))) return;
      const lines = isFacts ? factLines(table, page) : attributeLines(table, page);
      const name = fileName([title(), layerName()].filter(Boolean).join(" "));
      save(`${name}.csv`, "text/csv", await inSteps(csvParts(lines)));
    },
  };
}

/** Whether all that a table says could be read; the map says where it could not. */
function isRead(table) {
  return table.read(table.columns.keys()).then(
    () => true,
    whereUnreadable(() => false),
  );
}

/** All features of some layers as GeoJSON, in longitude and latitude (RFC 7946), in steps. */
function* featureCollection(layers) {
  const parts = ['{"type":"FeatureCollection","features":['];
  for (const layer of layers) {
    for (const row of layer.rows) {
      parts.push(`${parts.length > 1 ? "," : ""}${featureOf(row, layer)}`);
      yield;
    }
  }
  return [...parts, "]}"];
}

/** Lines of cells as a CSV file; Excel reads it as UTF-8 only with the mark at its start. */
function* csvParts(lines) {
  const parts = ["\ufeff"];
  for (const line of lines) {
    parts.push(`${line.map(csvCell).join(",")}\r\n`);
    yield;
  }
  return parts;
}

function featureOf(row, layer) {
  const shape = layer.features.parts(row).map((part) => part.map(ringInDegrees));
  const geometry = JSON.stringify(geometryOf(shape, layer.geometry));
  const properties = exactJson(propertiesOf(row, layer));
  return `{"type":"Feature","geometry":${geometry},"properties":${properties}}`;
}

/** An object of plain values as JSON, in which large whole numbers keep all their digits. */
function exactJson(values) {
  const texts = Object.entries(values).map(([name, value]) => {
    const text = typeof value === "bigint" ? String(value) : JSON.stringify(value);
    return `${JSON.stringify(name)}:${text}`;
  });
  return `{${texts.join(",")}}`;
}

function geometryOf(parts, kind) {
  if (!parts.length) return null;
  const coordinates = {
    polygon: () => parts,
    line: () => parts.map(([ring]) => ring),
    point: () => parts.map(([[vertex]]) => vertex),
  }[kind]();
  const type = { polygon: "Polygon", line: "LineString", point: "Point" }[kind];
  const isSingle = coordinates.length === 1;
  return {
    type: isSingle ? type : `Multi${type}`,
    coordinates: isSingle ? coordinates[0] : coordinates,
  };
}

function propertiesOf(row, { features, fields }) {
  if (features.hasValues)
    return Object.fromEntries(fields.map((name, place) => [name, features.value(row, place)]));
  const item = features.item(row);
  const [nameEn, nameZh] = item.name;
  const { kind, status, geometry } = item.subject;
  return {
    uid: item.uid,
    kind,
    name_en: nameEn || null,
    name_zh: nameZh || null,
    status: status || null,
    geometry_method: geometry?.method ?? null,
    geometry_accuracy_m: geometry?.accuracy_m ?? null,
    geometry_note_en: geometry?.note[0] ?? null,
    geometry_note_zh: geometry?.note[1] ?? null,
  };
}

const FACT_FIELDS = [
  ["fact_id", ({ id }) => id],
  ["subject_uid", ({ fact }) => fact.subject],
  ["subject_en", ({ subject }) => subject.name[0]],
  ["subject_zh", ({ subject }) => subject.name[1]],
  ["property", ({ fact }) => fact.property],
  ["property_en", ({ property }) => property.label[0]],
  ["property_zh", ({ property }) => property.label[1]],
  ["value", ({ fact }) => fact.value],
  ["unit", ({ fact }) => fact.unit],
  ["text_en", ({ fact }) => fact.text?.[0]],
  ["text_zh", ({ fact }) => fact.text?.[1]],
  ["qualifier", ({ fact }) => fact.qualifier],
  ["kind", ({ fact }) => fact.kind],
  ["period_start", ({ fact }) => fact.period.start],
  ["period_end", ({ fact }) => fact.period.end],
  ["period_basis", ({ fact }) => fact.period.basis],
  ["basis", ({ fact }) => fact.basis],
  ["confidence", ({ fact }) => fact.confidence],
  ["note_en", ({ fact }) => fact.note?.[0]],
  ["note_zh", ({ fact }) => fact.note?.[1]],
  ["source_id", ({ fact }) => fact.source],
  ["locator", ({ fact }, words) => placeOf(fact, words)],
];

function* factLines(table, page) {
  const passing = rowsPassing(table, conditionsOf(page.store.state, table));
  yield FACT_FIELDS.map(([name]) => name);
  for (const [place, row] of table.rows.entries()) {
    if (passing && !passing[place]) continue;
    const { fact, dataset } = row;
    const subject = dataset.subjects[fact.subject];
    const about = { ...row, subject, property: dataset.properties[fact.property] };
    yield FACT_FIELDS.map(([, value]) => value(about, page.words));
  }
}

/** The rows that are shown, under the names of their columns. */
function* attributeLines({ id }, { model, store }) {
  const layer = model.layers.find((each) => each.id === id);
  const passing = shownRows(layer, model, store.state);
  yield layer.fields;
  for (let row = 0; row < layer.features.count; row += 1) {
    if (!passing || passing[row]) yield layer.features.values(row);
  }
}

function fileName(title) {
  return title.replace(/[\\/:*?"<>|\p{Cc}]+/gu, " ").trim() || "snapshot";
}

function save(name, type, parts) {
  const url = URL.createObjectURL(new Blob(parts, { type: `${type};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
