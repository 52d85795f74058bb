// A column with each value once, and where it stands, by the rules of
// gisapp/core/tables/coded_column.py.

/** The code of rows without a value. */
export const MISSING = -1;

/**
 * Return { values, codes, isNumeric } of the `count` values that `valueOf(row)` gives.
 *
 * Numbers are ascending; else the values are texts, in the order in which they come. `codes` has
 * the position in `values` of each row's value, `MISSING` where none is stated.
 */
export function codedColumn(count, valueOf) {
  const places = new Map([
    [null, MISSING],
    [undefined, MISSING],
    [NaN, MISSING],
  ]);
  const found = [];
  const codes = new Int32Array(count);
  for (let row = 0; row < count; row++) {
    const value = valueOf(row);
    let place = places.get(value);
    if (place === undefined) {
      place = found.push(value) - 1;
      places.set(value, place);
    }
    codes[row] = place;
  }
  const isNumeric = found.length > 0 && found.every(isNumber);
  return { isNumeric, ...(isNumeric ? ascending(found, codes) : asTexts(found, codes)) };
}

export function isNumber(value) {
  return typeof value === "number" || typeof value === "bigint";
}

/** What tells a value from others; spaces around it and between its words do not count. */
export function valueText(value) {
  if (value === true) return "True";
  if (value === false) return "False";
  return String(value).split(/\s+/).filter(Boolean).join(" ");
}

/** How many rows have each value; `rows` are those to count, null for all. */
export function countsOf({ values, codes }, rows) {
  const counts = new Int32Array(values.length);
  for (let row = 0; row < codes.length; row++) {
    if (codes[row] !== MISSING && (!rows || rows[row])) counts[codes[row]]++;
  }
  return counts;
}

function ascending(found, codes) {
  const order = found.map((_, place) => place);
  order.sort((a, b) => (found[a] > found[b]) - (found[a] < found[b]));
  const ranks = new Int32Array(found.length);
  order.forEach((place, rank) => {
    ranks[place] = rank;
  });
  return { values: order.map((place) => found[place]), codes: replaced(codes, ranks) };
}

function asTexts(found, codes) {
  const places = new Map([["", MISSING]]);
  const values = [];
  const placeOf = found.map((value) => {
    const text = valueText(value);
    if (!places.has(text)) places.set(text, values.push(text) - 1);
    return places.get(text);
  });
  return { values, codes: replaced(codes, placeOf) };
}

function replaced(codes, places) {
  return codes.map((code) => (code === MISSING ? MISSING : places[code]));
}
