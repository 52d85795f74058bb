// Joins layers, features and dossiers into items: whatever can be found, listed and read.

import { BlockedFeatures } from "./blocked_features.js";
import { FeatureColumns, ItemRow } from "./features.js";
import { Items } from "./items.js";
import { unfolded } from "./unfolding.js";

const NO_FEATURES = {
  count: 0,
  ids: [],
  classes: new Uint8Array(),
  bounds: new Float64Array(),
  coordinates: new Float64Array(),
  ringOffsets: new Uint32Array(1),
  partOffsets: new Uint32Array(1),
  featureOffsets: new Uint32Array(1),
  columns: [],
};

/**
 * Return { layers, items, datasets }.
 *
 * A layer has its `features` (see features.js), and in `rows` those of them that are shown.
 * An item has a key (for the permalink), a name and a kind in both languages, and, where it has
 * them, its layer, its feature on the map, the rows of layers with attributes that it is, and its
 * subject with facts. Of a row that facts tell in part, they stand for null among its values.
 * Layers come bottom first.
 */
export function createModel(data) {
  const items = new Items();
  const datasets = data.datasets.map(unfolded);
  datasets.forEach((dataset, index) => addSubjects(items, dataset, index));
  const layers = data.layers.map((layer) => decodeLayer(layer, items));
  return { layers, items, datasets };
}

/** The key of a subject: its uid; in a second dataset with the dataset's number before it. */
export function subjectKey(dataset, uid) {
  return dataset === 0 ? uid : `${dataset}:${uid}`;
}

function addSubjects(items, dataset, index) {
  for (const [uid, subject] of Object.entries(dataset.subjects)) {
    const key = subjectKey(index, uid);
    items.add({
      key,
      uid,
      name: subject.name,
      kind: dataset.codes.kind?.[subject.kind] ?? [subject.kind, subject.kind],
      subject,
      dataset,
      datasetIndex: index,
      layer: null,
      feature: null,
      rows: [],
    });
  }
}

/** What an item is called: its name, or its number where it has none. */
export function titleOf(item, { pick, say }) {
  const untitled = () => (item.subject ? item.uid : say("panel.feature", { number: item.id }));
  return pick(item.name) || untitled();
}

function decodeLayer(layer, items) {
  const decoded = { ...layer, coarsest: layer.coarsest ?? Infinity };
  if (layer.labels)
    decoded.labels = { ...layer.labels, coarsest: layer.labels.coarsest ?? Infinity };
  decoded.features = layer.beside
    ? new BlockedFeatures(decoded, layer.beside)
    : new FeatureColumns(decoded, layer.features ?? NO_FEATURES);
  decoded.rows = decoded.features.allRows();
  if (!layer.identifiable) return decoded;
  items.addLayer(decoded);
  for (const row of decoded.rows) {
    const uid = decoded.features.subject(row);
    if (uid !== null) decoded.features.setItem(row, subjectOf(decoded, row, uid, items));
  }
  return decoded;
}

/** The subject that a row is about, or one of several rows. */
function subjectOf({ features, ...layer }, row, uid, items) {
  const key = subjectKey(layer.dataset, uid);
  const item = items.get(key) ?? {
    key,
    id: features.ids[row],
    name: features.name(row),
    kind: layer.name,
    subject: null,
    dataset: null,
    rows: [],
  };
  const isPlaced = features.hasShape(row);
  if (isPlaced || !item.layer) item.layer = features.layer;
  if (isPlaced) item.feature = features.feature(row);
  item.feature ??= null;
  const spellings = features.spellings(row);
  if (spellings.length) item.pinyin ??= spellings;
  if (features.hasValues) item.rows.push(new ItemRow(features, row));
  items.add(item);
  return item;
}
