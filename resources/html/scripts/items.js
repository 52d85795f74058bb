// All that can be found, listed and read: subjects with facts, and the features of layers.

/** Items by their keys; those of features without subject are made when they are asked for. */
export class Items {
  #subjects = new Map();
  #layers = [];

  /** Add an item that is there from the beginning. */
  add(item) {
    this.#subjects.set(item.key, item);
  }

  /** Add a layer whose features without subject are items too. */
  addLayer(layer) {
    this.#layers.push(layer);
  }

  get(key) {
    const subject = this.#subjects.get(key);
    if (subject) return subject;
    for (const { id, features } of this.#layers) {
      if (!key.startsWith(`${id}/`)) continue;
      const item = features.itemOf(key.slice(id.length + 1));
      if (item) return item;
    }
    return undefined;
  }

  /** Call `take` with the item of a key: now, or once it was read from the web server. */
  async reach(key, take) {
    const item = this.get(key);
    if (item) return take(item);
    for (const { id, features } of this.#layers) {
      if (!features.fetchItem || !key.startsWith(`${id}/`)) continue;
      const fetched = await features.fetchItem(key.slice(id.length + 1));
      if (fetched) return take(fetched);
    }
    return undefined;
  }

  has(key) {
    return this.get(key) !== undefined;
  }

  /** The items that have facts, or are known to have none. */
  get subjects() {
    return [...this.#subjects.values()];
  }

  /** The layers whose features without subject are items. */
  get layers() {
    return this.#layers;
  }

  /** All items; makes those of features one after another. */
  *values() {
    yield* this.#subjects.values();
    for (const { features } of this.#layers)
      for (const row of features.ownRows) yield features.item(row);
  }
}
