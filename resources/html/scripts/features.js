// The features of a layer as columns: nothing is made for a feature before somebody asks for it.

import { SpatialIndex } from "./spatial_index.js";
import { spelled } from "./spelling.js";

/**
 * The features of one layer, known by their rows, 0 to count - 1, in drawing order.
 *
 * `ids`, `classes`, `areas` (square metres of EPSG:3857, 0 but for polygons) have one value for
 * each row, and `bounds` four: west, south, east, north in EPSG:3857, infinite where a feature has
 * no shape. `coordinates` are x, y, x, y … of all vertices in EPSG:3857. Ring i owns the vertices
 * from `ringOffsets[i]` to `ringOffsets[i + 1]`, a part the rings between two of `partOffsets`, and
 * a feature the parts between two of `featureOffsets`; rings of polygons end where they begin.
 */
export class FeatureColumns {
  #stored;
  #columns = [];
  #features = [];
  #items = [];
  #rowsById = null;
  #index = null;

  constructor(layer, stored) {
    this.layer = layer;
    this.count = stored.count;
    this.ids = stored.ids;
    this.classes = stored.classes;
    this.bounds = stored.bounds;
    this.areas = stored.areas ?? new Float64Array(stored.count);
    this.coordinates = stored.coordinates;
    this.ringOffsets = stored.ringOffsets;
    this.partOffsets = stored.partOffsets;
    this.featureOffsets = stored.featureOffsets;
    this.#stored = stored;
  }

  /** Which rows lie in an extent. */
  get index() {
    return (this.#index ??= new SpatialIndex(this.bounds, this.count));
  }

  /** True where some rows are about subjects. */
  get hasSubjects() {
    return this.#stored.subjects !== undefined;
  }

  /** True where the features have values of the layer's fields. */
  get hasValues() {
    return Boolean(this.#stored.values);
  }

  /** The column of a field: { values, codes }; `codes` is null where each row has its own value. */
  column(position) {
    this.#columns[position] ??= restored(
      this.#stored.columns[this.#stored.values[position]],
      this.layer.roles[position],
    );
    return this.#columns[position];
  }

  value(row, position) {
    return valueIn(this.column(position), row);
  }

  /** The values of all fields of a row. */
  values(row) {
    return this.layer.fields.map((_, position) => this.value(row, position));
  }

  /** The name of a row, in English and in Chinese, either of which may be empty. */
  name(row) {
    const [english, chinese] = this.nameColumns;
    return [valueIn(english, row) ?? "", valueIn(chinese, row) ?? ""];
  }

  /** The columns of the English and the Chinese names, null for none; the same one where all are alike. */
  get nameColumns() {
    return (this.#stored.names ?? []).map((place) => this.#stored.columns[place]);
  }

  /** How a row's Chinese name is spelled: in pinyin and by its initials, maybe in several ways. */
  spellings(row) {
    if (this.#stored.pinyin !== undefined) return this.#told("pinyin", row) ?? [];
    return this.#stored.names ? spelled(this.name(row)[1], this.layer.readings ?? {}) : [];
  }

  /** What is written for a row on the map in place of its name; undefined where that is. */
  label(row) {
    return this.#stored.labels === undefined ? undefined : (this.#told("labels", row) ?? "");
  }

  note(row) {
    return this.#told("notes", row);
  }

  /** The subject of a row in the layer's dataset, null for none. */
  subject(row) {
    return this.#told("subjects", row);
  }

  /** The positions of those fields of a row that its subject's facts tell. */
  told(row) {
    return this.#told("told", row) ?? [];
  }

  hasShape(row) {
    return this.featureOffsets[row] < this.featureOffsets[row + 1];
  }

  boundsOf(row) {
    const [west, south, east, north] = this.bounds.subarray(4 * row, 4 * row + 4);
    return { west, south, east, north };
  }

  /** All rows, in drawing order. */
  allRows() {
    const rows = new Uint32Array(this.count);
    for (let row = 0; row < this.count; row += 1) rows[row] = row;
    return rows;
  }

  /** The parts of a row's shape, each of rings, each x, y, x, y … in EPSG:3857. */
  parts(row) {
    const parts = [];
    for (let part = this.featureOffsets[row]; part < this.featureOffsets[row + 1]; part += 1) {
      const rings = [];
      for (let ring = this.partOffsets[part]; ring < this.partOffsets[part + 1]; ring += 1) {
        const [first, end] = [this.ringOffsets[ring], this.ringOffsets[ring + 1]];
        rings.push(this.coordinates.subarray(2 * first, 2 * end));
      }
      parts.push(rings);
    }
    return parts;
  }

  /** A row as an object, the same one each time. */
  feature(row) {
    return (this.#features[row] ??= new Feature(this, row));
  }

  /** What a row is in lists and in the panel, the same one each time. */
  item(row) {
    return (this.#items[row] ??= itemOf(this, row));
  }

  /** The item of an id, as it stands in a key, unless it is about a subject; else undefined. */
  itemOf(id) {
    const row = this.rowOf(id);
    return row !== undefined && this.subject(row) === null ? this.item(row) : undefined;
  }

  /** Say that a row is an item that there is already: a subject with facts. */
  setItem(row, item) {
    this.#items[row] = item;
  }

  /** The rows that are about no subject: items of their own. */
  get ownRows() {
    const rows = this.allRows();
    return this.hasSubjects ? rows.filter((row) => this.subject(row) === null) : rows;
  }

  /** The items of these rows as a list of which each part is made when it is asked for. */
  get ownItems() {
    const rows = this.ownRows;
    const slice = (first, end) => Array.from(rows.subarray(first, end), (row) => this.item(row));
    return { length: rows.length, slice };
  }

  /** The row of an id, as it stands in a key; undefined where there is none. */
  rowOf(id) {
    // Ids that count on are most frequent, and need no list.
    const row = Number(id) - Number(this.ids[0]);
    if (this.ids[row] !== undefined && String(this.ids[row]) === id) return row;
    this.#rowsById ??= new Map(Array.from(this.ids, (each, row) => [String(each), row]));
    return this.#rowsById.get(id);
  }

  #told(what, row) {
    const place = this.#stored[what];
    return place === undefined ? null : valueIn(this.#stored.columns[place], row);
  }
}

/** One feature; its shape is looked up whenever it is asked for. */
class Feature {
  constructor(columns, row) {
    this.columns = columns;
    this.row = row;
  }

  get layer() {
    return this.columns.layer;
  }

  get class() {
    return this.columns.classes[this.row];
  }

  get area() {
    return this.columns.areas[this.row];
  }

  get bounds() {
    return this.columns.boundsOf(this.row);
  }

  get parts() {
    return this.columns.parts(this.row);
  }

  get item() {
    return this.columns.item(this.row);
  }

  get name() {
    return this.layer.identifiable ? this.item.name : this.columns.name(this.row);
  }

  get label() {
    return this.columns.label(this.row);
  }
}

/** What the columns of a layer say of an item; null stands for what its facts tell. */
export class ItemRow {
  constructor(columns, row) {
    this.columns = columns;
    this.row = row;
  }

  get layer() {
    return this.columns.layer;
  }

  get values() {
    const told = this.columns.told(this.row);
    const values = this.columns.values(this.row);
    return told.length ? values.map((value, place) => (told.includes(place) ? null : value)) : values;
  }

  get note() {
    return this.columns.note(this.row);
  }
}

function itemOf(columns, row) {
  const { layer } = columns;
  return {
    key: `${layer.id}/${columns.ids[row]}`,
    row,
    note: columns.note(row),
    id: columns.ids[row],
    name: columns.name(row),
    kind: layer.name,
    subject: null,
    dataset: null,
    layer,
    feature: columns.hasShape(row) ? columns.feature(row) : null,
    rows: columns.hasValues ? [new ItemRow(columns, row)] : [],
    get pinyin() {
      return columns.spellings(row);
    },
  };
}

export function valueIn(column, row) {
  if (!column) return null;
  return column.values[column.codes ? column.codes[row] : row];
}

/** Whole numbers that JavaScript would round are stored as text. */
export function restored(column, role) {
  const isText = (value) => typeof value === "string";
  if (!role || !column.values.some(isText)) return column;
  return { ...column, values: column.values.map((each) => (isText(each) ? BigInt(each) : each)) };
}
