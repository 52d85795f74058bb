// The embedded data as files to keep: shapes as GeoJSON, facts or a layer's attributes as CSV.

import { byId } from "./dom.js";
import { ringInDegrees } from "./geometry.js";

const FORMULA_START = /^[=+\-@\t\r]/;

export function createDownloads(page) {
  const name = () => fileName(page.words.pick(page.data.title));
  byId("download-geojson").addEventListener("click", () => {
    save(`${name()}.geojson`, "application/geo+json", featureCollection(page));
  });
  byId("download-csv").addEventListener("click", () => {
    // Excel reads the text as UTF-8 only with the mark at its start.
    save(`${name()}.csv`, "text/csv", `\ufeff${csvOf(page)}`);
  });
}

/** All features that can be identified as GeoJSON, in longitude and latitude (RFC 7946). */
function featureCollection({ model }) {
  const features = model.layers
    .filter((layer) => layer.identifiable)
    .flatMap((layer) => layer.features.map((feature) => featureOf(feature, layer)));
  return `{"type":"FeatureCollection","features":[${features.join(",")}]}`;
}

function featureOf(feature, layer) {
  const shape = feature.shape.map((part) => part.map(ringInDegrees));
  const geometry = JSON.stringify(geometryOf(shape, layer.geometry));
  const properties = exactJson(propertiesOf(feature, layer));
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

function propertiesOf({ item, values }, layer) {
  const [nameEn, nameZh] = item.name;
  if (!item.subject) return Object.fromEntries(layer.fields.map((name, i) => [name, values[i]]));
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
  ["locator", ({ fact }) => fact.locator],
];

/** The facts; where the file has none, the attributes of its features. */
function csvOf({ model }) {
  const facts = model.datasets.flatMap((dataset) =>
    Object.entries(dataset.facts).map(([id, fact]) => ({
      id,
      fact,
      subject: dataset.subjects[fact.subject],
      property: dataset.properties[fact.property],
    })),
  );
  const lines = facts.length
    ? [
        FACT_FIELDS.map(([name]) => name),
        ...facts.map((row) => FACT_FIELDS.map(([, value]) => value(row))),
      ]
    : model.layers.filter((layer) => layer.fields).flatMap(attributeLines);
  return lines.map((line) => line.map(csvCell).join(",")).join("\r\n") + "\r\n";
}

function attributeLines({ name, fields, features }) {
  return [["layer", ...fields], ...features.map(({ values }) => [name[0] || name[1], ...values])];
}

/** A cell of RFC 4180; a text that a spreadsheet would run as a formula gets a quote first. */
export function csvCell(value) {
  if (value === undefined || value === null) return "";
  if (typeof value === "number" || typeof value === "bigint") return String(value);
  const safe = FORMULA_START.test(value) ? `'${value}` : String(value);
  return /[",\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function fileName(title) {
  return title.replace(/[\\/:*?"<>|\p{Cc}]+/gu, " ").trim() || "snapshot";
}

function save(name, type, text) {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
