// The columns of a table made ready to be filtered and ordered, each when it is first asked for.

import { codedColumn } from "./coded_column.js";
import { profileOf } from "./column_profile.js";
import { orderOf } from "./text_order.js";
import { asPinyin, folded } from "./matching.js";
import { spelled } from "./spelling.js";

const LONGEST = 1000;
/** Values that are found by their pinyin, too: of more, each letter would have to be waited for. */
const MOST_SPELLED = 50_000;
const A_STEP = 100;
const profiles = new WeakMap();
const texts = new WeakMap();
const orders = new WeakMap();

/** The profile of a table's column. */
export function profileAt({ columns, count }, position) {
  const { value, monthOf } = columns[position];
  return once(profiles, columns[position], () => profileOf(codedColumn(count, value), monthOf));
}

/** Which rows have a text in one of their cells, 1 each; see `compared`. */
export function rowsWithText(table, typed) {
  const wanted = compared(typed);
  const rows = new Uint8Array(table.count);
  table.columns.forEach((column, position) => {
    const found = textsOf(table, position).map((text) => text.includes(wanted));
    const codes = column.label ? profileAt(table, position).column.codes : null;
    for (let row = 0; row < rows.length; row++) {
      const place = codes ? codes[row] : row;
      if (place >= 0 && found[place]) rows[row] = 1;
    }
  });
  return rows;
}

/** Which values of a column have a text in them, in any case and width, or are spelled so. */
export function valuesWithText(table, position, typed) {
  const wanted = compared(typed);
  const { values } = profileAt(table, position).column;
  const pinyin = values.length <= MOST_SPELLED ? asPinyin(folded(typed)) : "";
  const isSpelled = (value) =>
    spelled(String(value), table.readings ?? {}).some((each) => each.includes(pinyin));
  return textsOf(table, position).map(
    (text, place) => text.includes(wanted) || (pinyin !== "" && isSpelled(values[place])),
  );
}

/**
 * The rows of a table in the order of a column, those without a value there last either way.
 *
 * Rows that are alike stay in the table's order. Texts are ordered as they read in `words` where
 * they are told in words, numbers and dates as they are stored.
 */
export function sortedRows(table, position, isDescending, words) {
  const { values, codes, isNumeric } = profileAt(table, position).column;
  const ranks = isNumeric ? Int32Array.from(values.keys()) : textRanks(table, position, words);
  const last = values.length;
  const rankOf = (code) => (code < 0 ? last : isDescending ? last - 1 - ranks[code] : ranks[code]);
  return inRanks(codes, rankOf, last + 1);
}

function textRanks(table, position, words) {
  const column = table.columns[position];
  const known = once(orders, column, () => new Map());
  const language = column.isWorded ? words.language : "";
  return once(known, language, () => {
    const { values } = profileAt(table, position).column;
    return orderOf(column.isWorded ? values.map((value) => column.label(value, words)) : values);
  });
}

/** Rows by counting how many have each rank: what takes time is once through them. */
function inRanks(codes, rankOf, count) {
  const starts = new Int32Array(count + 1);
  for (const code of codes) starts[rankOf(code) + 1]++;
  for (let rank = 0; rank < count; rank++) starts[rank + 1] += starts[rank];
  const rows = new Int32Array(codes.length);
  codes.forEach((code, row) => {
    rows[starts[rankOf(code)]++] = row;
  });
  return rows;
}

/** Make texts of columns ready in steps, so that nobody waits for them at the first letter. */
export function* textSteps(table, positions = table.columns.keys()) {
  for (const position of positions) {
    profileAt(table, position);
    yield;
    const column = table.columns[position];
    if (!texts.has(column)) texts.set(column, yield* inOrder(textsIn(table, position)));
  }
}

function* inOrder(made) {
  const all = [];
  for (const each of made) if (all.push(each) % A_STEP === 0) yield;
  return all;
}

/** The texts of each value of a column, or of each row where it has no list, as they compare. */
function textsOf(table, position) {
  return once(texts, table.columns[position], () => [...textsIn(table, position)]);
}

function* textsIn(table, position) {
  const column = table.columns[position];
  const { languages, count } = table;
  if (column.label) {
    const { values } = profileAt(table, position).column;
    for (const value of values) yield textOfValue(value, column, languages);
  } else for (let row = 0; row < count; row++) yield textOfRow(row, column, languages);
}

function textOfValue(value, { label, isNumeric }, languages) {
  // As it is typed; separators and signs are left out of what is typed too.
  if (isNumeric) return String(value);
  return said([String(value), ...languages.map((words) => label(value, words))]);
}

function textOfRow(row, { value, text, others }, languages) {
  const written = languages.flatMap((words) => [text(row, words), ...others(row, words)]);
  return said([String(value(row) ?? ""), ...written]);
}

function said(written) {
  return [...new Set(written)].map((text) => compared(text.slice(0, LONGEST))).join("\n");
}

/** A text as the filter compares it: in any case and width, and 420,000 is 420000 too. */
function compared(text) {
  return folded(text).replaceAll("−", "-").replace(/(?<=\d),(?=\d{3})/g, "");
}

function once(cache, key, make) {
  if (!cache.has(key)) cache.set(key, make());
  return cache.get(key);
}
