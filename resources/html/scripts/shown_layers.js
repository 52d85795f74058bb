// Which layers and features are on the map: those of no layer and no class that is switched off,
// and of these what the page's filters let through.

import { subjectKey } from "./model.js";
import { conditionsOf, rowsPassing } from "./table_filter.js";

/** What a class of a layer is called in `hiddenClasses`, by its place in the legend. */
export function classKey(layer, place) {
  return `${layer.id}#${place}`;
}

const passing = new WeakMap();
const shown = new WeakMap();
const kept = new WeakMap();

/** The layers that are switched on, bottom first, with those of their `rows` that are shown. */
export function shownLayers(model, state) {
  return model.layers
    .filter((layer) => !state.hidden.has(layer.id))
    .map((layer) => withShown(layer, shownRows(layer, model, state)));
}

function withShown(layer, rows) {
  if (!rows) return layer;
  return asBefore(kept, layer, [rows], () => ({
    ...layer,
    shown: rows,
    rows: layer.rows.filter((row) => rows[row]),
  }));
}

/** Which features of a layer are shown where it is switched on, 1 each; null for all. */
export function shownRows(layer, model, state) {
  const rows = passingRows(layer, model, state);
  const isHidden = layer.classes.map((_, place) =>
    state.hiddenClasses.has(classKey(layer, place)),
  );
  if (!isHidden.includes(true)) return rows;
  const { classes, places } = layer.features;
  return asBefore(shown, layer, [rows, isHidden.join(), places?.known], () =>
    Uint8Array.from(classes, (place, row) =>
      Number(!isHidden[place] && (!rows || rows[row])),
    ),
  );
}

/** Which features of a layer the filters let through, hidden classes or not; null for all. */
export function passingRows(layer, model, state) {
  if (!layer.identifiable || !state.filters.size) return null;
  const tables = model.tables.filter(({ id, rows }) => rows || id === layer.id);
  const wanted = tables.map((table) => conditionsOf(state, table));
  if (!wanted.some(({ length }) => length)) return null;
  return asBefore(passing, layer, wanted, () => {
    const rows = new Uint8Array(layer.features.count).fill(1);
    tables.forEach((table, place) => leaveOut(rows, layer, table, wanted[place]));
    return rows;
  });
}

/** Leave out the features whose subjects have no row in a table any more, or their own rows. */
function leaveOut(rows, layer, table, conditions) {
  const found = rowsPassing(table, conditions);
  if (!found) return;
  if (table.id === layer.id) {
    for (let row = 0; row < rows.length; row++) rows[row] &= found[row];
    return;
  }
  if (!layer.features.hasSubjects) return;
  const keys = keysPassing(table, conditions);
  for (let row = 0; row < rows.length; row++) {
    const uid = layer.features.subject(row);
    if (uid !== null && !keys.has(subjectKey(layer.dataset, uid))) rows[row] = 0;
  }
}

const passingKeys = new WeakMap();

function keysPassing(table, conditions) {
  if (!passingKeys.has(conditions)) {
    const keys = new Set();
    rowsPassing(table, conditions).forEach((isPassing, row) => isPassing && keys.add(table.keyOf(row)));
    passingKeys.set(conditions, keys);
  }
  return passingKeys.get(conditions);
}

/** True if filters leave an item out: its feature, or the subject where it has none. */
export function isLeftOut(item, model, state) {
  if (!state.filters.size) return false;
  const { feature, layer } = item;
  if (feature) {
    const rows = passingRows(layer, model, state);
    return rows !== null && !rows[feature.row];
  }
  const subjects = model.tables.filter(({ rows }) => rows && item.subject);
  return subjects.some((table) => {
    const conditions = conditionsOf(state, table);
    return conditions.length > 0 && !keysPassing(table, conditions).has(item.key);
  });
}

/** What was made last for a layer, as long as it is made of the same. */
function asBefore(cache, layer, madeOf, make) {
  const last = cache.get(layer);
  if (last?.madeOf.every((each, place) => each === madeOf[place])) return last.made;
  const made = make();
  cache.set(layer, { madeOf, made });
  return made;
}

/** Return a set with something more in it, or without it where it was there. */
export function toggled(set, key) {
  const changed = new Set(set);
  if (!changed.delete(key)) changed.add(key);
  return changed;
}
