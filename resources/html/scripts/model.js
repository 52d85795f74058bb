// Joins layers, features and dossiers into items: whatever can be found, listed and read.

import { decodeShape, planarArea } from "./geometry.js";

/**
 * Return { layers, items, datasets }.
 *
 * An item has a key (for the permalink), a name and a kind in both languages, and, where it has
 * them, its layer, its feature on the map, its attributes' values, and its subject with facts.
 * Layers come bottom first.
 */
export function createModel(data) {
  const items = new Map();
  data.datasets.forEach((dataset, index) => addSubjects(items, dataset, index));
  const layers = data.layers.map((layer) => decodeLayer(layer, items));
  return { layers, items, datasets: data.datasets };
}

/** The key of a subject: its uid; in a second dataset with the dataset's number before it. */
export function subjectKey(dataset, uid) {
  return dataset === 0 ? uid : `${dataset}:${uid}`;
}

function addSubjects(items, dataset, index) {
  for (const [uid, subject] of Object.entries(dataset.subjects)) {
    const key = subjectKey(index, uid);
    items.set(key, {
      key,
      uid,
      name: subject.name,
      kind: dataset.codes.kind?.[subject.kind] ?? [subject.kind, subject.kind],
      subject,
      dataset,
      datasetIndex: index,
      layer: null,
      feature: null,
    });
  }
}

/** What an item is called: its name, or its number where it has none. */
export function titleOf(item, { pick, say }) {
  const untitled = () => (item.subject ? item.uid : say("panel.feature", { number: item.id }));
  return pick(item.name) || untitled();
}

function decodeLayer(layer, items) {
  const decoded = { ...layer, coarsest: layer.coarsest ?? Infinity, features: [] };
  if (layer.labels)
    decoded.labels = { ...layer.labels, coarsest: layer.labels.coarsest ?? Infinity };
  const numeric = [...(layer.roles ?? []).keys()].filter((position) => layer.roles[position]);
  for (const stored of layer.features) {
    restoreNumbers(stored.values, numeric);
    const feature = { ...stored, ...decodeShape(stored.shape), layer: decoded };
    feature.area = layer.geometry === "polygon" ? planarArea(feature.parts) : 0;
    if (layer.identifiable) feature.item = itemOf(feature, decoded, items);
    feature.name = feature.item?.name ?? stored.name;
    decoded.features.push(feature);
  }
  return decoded;
}

/** Whole numbers that JavaScript would round are stored as text. */
function restoreNumbers(values, numeric) {
  for (const position of numeric) {
    if (typeof values[position] === "string") values[position] = BigInt(values[position]);
  }
}

function itemOf(feature, layer, items) {
  const key =
    feature.subject === undefined
      ? `${layer.id}/${feature.id}`
      : subjectKey(layer.dataset, feature.subject);
  const item = items.get(key) ?? {
    key,
    id: feature.id,
    name: feature.name,
    kind: layer.name,
    subject: null,
    dataset: null,
  };
  item.layer = layer;
  item.values = feature.values;
  item.pinyin = feature.pinyin;
  item.feature = feature.parts.length ? feature : null;
  items.set(key, item);
  return item;
}
