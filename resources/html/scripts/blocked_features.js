// The features of a layer that is too large for the page: read from the web server in blocks of
// neighbours, those in view, and forgotten again. See gisapp/export/snapshot/block_files.py.

import { readBeside, whereUnreadable } from "./beside.js";
import { readBlockPlaces } from "./block_places.js";
import { FeatureColumns, restored, valueIn } from "./features.js";
import { unpackFeatures } from "./unpacking.js";

const MOST_ROWS = 400_000;
const MOST_REMEMBERED = 200;
const MOST_FILES = 100;
const MOST_SPELLED = 300_000;
const MOST_AT_A_POINT = 16;
const TOGETHER_MS = 40;

/** Some of the features, with shapes; `first` is the place of its first row among all rows. */
class Block extends FeatureColumns {
  constructor(whole, number, stored) {
    super(whole.layer, stored);
    this.whole = whole;
    this.number = number;
    this.first = whole.places.starts[number];
    this.made = new Map();
  }

  item(row) {
    const item = super.item(row);
    item.block = this.number;
    this.made.set(String(item.id), item);
    this.whole.remember(item);
    return item;
  }
}

/** All rows, without shapes. */
class NamedRows extends FeatureColumns {
  spellings(row) {
    // Of more they would take longer than anybody waits, and hundreds of megabytes.
    return this.count <= MOST_SPELLED ? super.spellings(row) : [];
  }
}

/**
 * All features of a layer; those whose shapes are there are in `piecesIn` a view.
 *
 * `places` says where the blocks and, once they are read, all features lie. `onChange` is called
 * when more has come, `onTrouble` when something cannot be read.
 */
export class BlockedFeatures {
  places = null;
  hasSubjects = false;
  hasValues = false;
  onChange = () => {};
  onTrouble = () => {};
  ownItems = { length: 0, slice: () => [] };
  #blocks = new Map();
  #reading = new Map();
  #items = new Map();
  #files = new Map();
  #columns = [];
  #names = null;
  #named = null;
  #timer = 0;
  #setPlaced = () => {};
  #placed = new Promise((resolve) => (this.#setPlaced = resolve));

  constructor(layer, { folder, count }) {
    this.layer = layer;
    this.folder = folder;
    this.count = count;
    layer.readings = {};
  }

  /** The class of each row, as far as they are known. */
  get classes() {
    return this.places?.classes ?? new Uint8Array(this.count);
  }

  allRows() {
    return new Uint32Array();
  }

  subject() {
    return null;
  }

  /** Read where everything lies. */
  async open() {
    try {
      for await (const places of readBlockPlaces(this.folder, this.count)) {
        this.places = places;
        this.#setPlaced();
        this.#change();
      }
    } catch (error) {
      this.#setPlaced();
      this.#trouble(error);
    }
  }

  /** The blocks of which some shapes are there, among those whose shapes a view draws. */
  *piecesIn(view) {
    for (const number of this.places?.drawnIn(view).near ?? []) {
      if (this.#blocks.has(number)) yield this.#touched(number);
    }
  }

  /**
   * Return { boxes, isWhole } of a view: the blocks that are drawn as boxes, and whether that is
   * all that there is to draw. Shapes that are missing are asked for.
   */
  drawnIn(view) {
    if (!this.places) return { boxes: [], isWhole: false };
    const { near, far } = this.places.drawnIn(view);
    const missing = near.filter((number) => !this.#blocks.has(number));
    for (const number of missing) this.#read(number).catch((error) => this.#trouble(error));
    const isWhole = !missing.length && (this.places.isComplete || !far.length);
    return { boxes: [...far, ...missing], isWhole };
  }

  /** Read the shapes of what lies in an extent of a few pixels. */
  async reach(extent) {
    const numbers = this.places?.blocksWithBoxesIn(extent).slice(0, MOST_AT_A_POINT) ?? [];
    try {
      await Promise.all(numbers.map((number) => this.#read(number)));
    } catch (error) {
      this.#trouble(error);
    }
  }

  /** The item of an id, as it stands in a key, where it was asked for before. */
  itemOf(id) {
    let item = this.#items.get(id);
    for (const { made } of item ? [] : this.#blocks.values()) item ??= made.get(id);
    if (item) this.remember(item);
    return item;
  }

  /** Read the item of an id; undefined where there is none. */
  async fetchItem(id) {
    try {
      const row = (await this.named()).rowOf(id);
      // An address may ask for a feature before it is known where all of them lie.
      await this.#placed;
      if (row === undefined || !this.places) return undefined;
      const block = await this.#read(this.places.blockOf(row));
      return block.item(row - block.first);
    } catch (error) {
      this.#trouble(error);
      return undefined;
    }
  }

  /** The same as `named`; null where it cannot be read now. */
  async tryNamed() {
    try {
      return await this.named();
    } catch (error) {
      this.#trouble(error);
      return null;
    }
  }

  /** All rows with their ids and names, and no shapes. */
  async named() {
    this.#named ??= readBeside(`${this.folder}/names.bin`).then(({ document, bytes }) => {
      Object.assign(this.layer.readings, document.readings);
      const featureOffsets = new Uint32Array(this.count + 1);
      const stored = unpackFeatures(document, this.layer.geometry, bytes);
      return (this.#names = new NamedRows(this.layer, { ...stored, featureOffsets }));
    });
    this.#named.catch(() => (this.#named = null));
    return this.#named;
  }

  /** The key of a row, once `named` was read. */
  keyOf(row) {
    return `${this.layer.id}/${this.#names.ids[row]}`;
  }

  /** The value of a row's field, where its column or its block was read; else undefined. */
  value(row, position) {
    const column = this.#columns[position];
    if (column) return valueIn(column, row);
    const number = this.places.blockOf(row);
    return this.#files.get(number)?.columns?.[position][row - this.places.starts[number]];
  }

  /** The values of all fields of a row. */
  values(row) {
    return this.layer.fields.map((_, position) => this.value(row, position));
  }

  /** Read columns of all rows, and what tells rows apart. */
  async readColumns(positions) {
    try {
      await this.named();
      for (const position of positions) await this.#readColumn(position);
    } catch (error) {
      this.#trouble(error);
      throw error;
    }
  }

  async #readColumn(position) {
    if (this.#columns[position]) return;
    const { document, bytes } = await readBeside(`${this.folder}/columns/${position}.bin`);
    const [column] = unpackFeatures(document, this.layer.geometry, bytes).columns;
    this.#columns[position] = restored(column, this.layer.roles[position]);
    Object.assign(this.layer.readings, document.readings);
  }

  /** Read the values of some rows. */
  async readRows(rows) {
    const numbers = new Set(Array.from(rows, (row) => this.places.blockOf(row)));
    await Promise.all(Array.from(numbers, (number) => this.#valuesOf(number)));
  }

  /** The values of an item of a block. */
  async valuesOf({ block, row }) {
    return (await this.#valuesOf(block)).map((column) => column[row]);
  }

  /** The values of a block, which are read once as long as enough others are not asked for. */
  #valuesOf(number) {
    const file = this.#files.get(number) ?? this.#readValues(number);
    this.#files.delete(number);
    this.#files.set(number, file);
    file.reading.catch(() => this.#files.delete(number));
    if (this.#files.size > MOST_FILES) this.#files.delete(this.#files.keys().next().value);
    return file.reading;
  }

  #readValues(number) {
    const { roles } = this.layer;
    const file = { columns: null };
    const reading = readBeside(`${this.folder}/values/${number}.bin`);
    file.reading = reading.then(({ document: { columns } }) => {
      const whole = (values, position) => restored({ values }, roles[position]).values;
      return (file.columns = columns.map(whole));
    });
    return file;
  }

  /** Keep an item, also without its block, as long as it is among those asked for last. */
  remember(item) {
    const id = String(item.id);
    this.#items.delete(id);
    this.#items.set(id, item);
    if (this.#items.size > MOST_REMEMBERED) this.#items.delete(this.#items.keys().next().value);
  }

  #read(number) {
    if (this.#blocks.has(number)) return Promise.resolve(this.#touched(number));
    if (!this.#reading.has(number)) {
      const reading = this.#readBlock(number).finally(() => this.#reading.delete(number));
      this.#reading.set(number, reading);
    }
    return this.#reading.get(number);
  }

  async #readBlock(number) {
    const { document, bytes } = await readBeside(`${this.folder}/shapes/${number}.bin`);
    const stored = unpackFeatures(document, this.layer.geometry, bytes);
    const block = new Block(this, number, stored);
    this.#blocks.set(number, block);
    this.#forget();
    this.#change();
    return block;
  }

  /** Drop the blocks that were drawn longest ago. */
  #forget() {
    let rows = 0;
    for (const { count } of this.#blocks.values()) rows += count;
    for (const [number, { count }] of this.#blocks) {
      if (rows <= MOST_ROWS) break;
      this.#blocks.delete(number);
      rows -= count;
    }
  }

  #touched(number) {
    const block = this.#blocks.get(number);
    this.#blocks.delete(number);
    this.#blocks.set(number, block);
    return block;
  }

  #trouble(error) {
    return whereUnreadable(() => this.onTrouble())(error);
  }

  /** Tell once of all that comes within a moment. */
  #change() {
    this.#timer ||= setTimeout(() => {
      this.#timer = 0;
      this.onChange();
    }, TOGETHER_MS);
  }
}
