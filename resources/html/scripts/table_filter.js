// Which rows of a table its conditions let through, and which features of a layer with them.

import { checked } from "./facet_choice.js";
import { MISSING } from "./coded_column.js";
import { profileAt, rowsWithText } from "./table_profiles.js";

const NONE = Object.freeze([]);
const masks = new WeakMap();
const all = new WeakMap();

/** The conditions on a table, none in most. */
export function conditionsOf({ filters }, { id }) {
  return filters?.get(id) ?? NONE;
}

/** The condition on a column, null where there is none. */
export function conditionOn(conditions, field) {
  return conditions.find((each) => each.field === field) ?? null;
}

/** Conditions with another one on its column, or none there for null. */
export function withCondition(conditions, field, condition) {
  const isThere = conditions.some((each) => each.field === field);
  const changed = conditions.map((each) => (each.field === field ? condition : each));
  const made = isThere ? changed : [...conditions, condition];
  return Object.freeze(made.filter(Boolean));
}

/** All filters with other conditions on one table. */
export function withConditions(filters, { id }, conditions) {
  const changed = new Map(filters);
  if (conditions.length) changed.set(id, conditions);
  else changed.delete(id);
  return changed;
}

/** The rows that all conditions let through, 1 each; null where there are no conditions. */
export function rowsPassing(table, conditions) {
  if (!conditions.length) return null;
  if (!all.has(conditions)) all.set(conditions, together(table, conditions));
  return all.get(conditions);
}

/** The rows that the conditions on other columns let through, by which a column's values count. */
export function rowsOfOthers(table, conditions, field) {
  const others = conditions.filter((each) => each.field !== field);
  return others.length ? together(table, others) : null;
}

function together(table, conditions) {
  const found = conditions.map((condition) => maskOf(table, condition));
  const rows = Uint8Array.from(found[0]);
  for (const mask of found.slice(1)) for (let row = 0; row < rows.length; row++) rows[row] &= mask[row];
  return rows;
}

function maskOf(table, condition) {
  if (!masks.has(condition)) {
    const isText = condition.text !== undefined;
    const made = isText ? rowsWithText(table, condition.text) : rowsTaken(table, condition);
    masks.set(condition, made);
  }
  return masks.get(condition);
}

function rowsTaken(table, condition) {
  const profile = profileAt(table, condition.field);
  const { taken, missing } = checked(profile, condition);
  const { codes } = profile.column;
  const rows = new Uint8Array(codes.length);
  for (let row = 0; row < rows.length; row++)
    rows[row] = codes[row] === MISSING ? Number(missing) : taken[codes[row]];
  return rows;
}
