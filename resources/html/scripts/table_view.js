// The table drawer: one table at a time, sorted by any column, filtered, and linked with the map.

import { troubleCode, whereUnreadable } from "./beside.js";
import { byId, element, refill } from "./dom.js";
import { shortened } from "./long_text.js";
import { createRows } from "./table_rows.js";
import { headRow, markHead } from "./table_head.js";
import { conditionsOf, rowsPassing, withCondition, withConditions } from "./table_filter.js";
import { inSteps } from "./steps.js";
import { sortedRows, textSteps } from "./table_profiles.js";
import { formatNumber } from "./units.js";

const TYPING_PAUSE_MS = 120;
const ROWS_AT_FIRST = 30;

/**
 * Wire the table; `visit(key)` opens the item of a row, `filter(table, position, button)` lets the
 * user filter by a column.
 */
export function createTable(page, visit, filter) {
  const { store, model } = page;
  const { tables } = model;
  byId("table-toggle").hidden = !tables.length;
  byId("table-choice").hidden = tables.length < 2;
  if (!tables.length) return;
  const chosen = { table: tables[0], column: -1, descending: false };
  let turns = 0;
  const rows = createRows(byId("table-body"), byId("table-scroll"));
  const isOpen = () => store.state.table;
  const sort = (column) => {
    chosen.descending = column === chosen.column && !chosen.descending;
    chosen.column = column;
    showRows();
  };
  const showTable = () => {
    if (!isOpen()) return;
    const { words } = page;
    const names = tables.map((table) => [table.id, tableName(table, words)]);
    const option = ([id, name]) =>
      element("option", { value: id, selected: id === chosen.table.id }, name);
    refill(byId("table-choice"), names.map(option));
    const name = tableName(chosen.table, words);
    const open = (position, button) => openFilter(chosen.table, position, button);
    byId("table-body").querySelector("caption")?.remove();
    byId("table-body").querySelector("thead")?.remove();
    byId("table-body").prepend(
      element("caption", { class: "unseen" }, name),
      headRow(chosen.table, words, sort, open),
    );
    showRows();
  };
  const showRows = () => {
    if (!isOpen()) return;
    const { table, column } = chosen;
    turns += 1;
    if (!table.read) return showOrder(orderNow());
    const turn = turns;
    const isLate = () => turn !== turns;
    const say = (code) => (byId("table-count").textContent = page.words.say(code));
    say("snapshot.beside_reading");
    const shown = async () => {
      await table.read(column < 0 ? [] : [column]);
      if (isLate()) return;
      const order = orderNow();
      await table.readRows(order.subarray(0, ROWS_AT_FIRST));
      if (!isLate()) showOrder(order);
    };
    shown().catch(whereUnreadable(() => !isLate() && say(troubleCode())));
  };
  const orderNow = () => {
    const conditions = conditionsOf(store.state, chosen.table);
    return orderOf(chosen, rowsPassing(chosen.table, conditions), page.words);
  };
  const showOrder = (order) => {
    const { table } = chosen;
    const conditions = conditionsOf(store.state, table);
    rows.show(order, (row) => bodyRow(table, row, page, visit));
    markHead(byId("table-body"), chosen, conditions);
    byId("table-count").textContent = countText(order.length, table.count, page.words);
    const box = byId("table-filter");
    // A text in any column would need all of them.
    box.hidden = Boolean(table.read);
    const typed = conditions.find(({ text }) => text !== undefined)?.text ?? "";
    if (box !== document.activeElement) box.value = typed;
    markSelected();
  };
  const openFilter = (table, position, button) => {
    if (!table.read) return filter(table, position, button);
    table.read([position]).then(
      () => filter(table, position, button),
      whereUnreadable(() => (byId("table-count").textContent = page.words.say(troubleCode()))),
    );
  };
  const markSelected = () => mark(rows.made(), store.state.selected);

  byId("table-choice").addEventListener("change", ({ target }) => {
    Object.assign(chosen, { table: tables.find(({ id }) => id === target.value), column: -1 });
    byId("table-filter").value = "";
    byId("table-scroll").scrollTop = 0;
    showTable();
  });
  byId("table-filter").addEventListener("focus", () => inSteps(textSteps(chosen.table)));
  listenToTyping(byId("table-filter"), (typed) => {
    const text = typed.trim();
    const conditions = conditionsOf(store.state, chosen.table);
    const wanted = withCondition(conditions, undefined, text ? Object.freeze({ text }) : null);
    store.set({ filters: withConditions(store.state.filters, chosen.table, wanted) });
  });
  byId("table-toggle").addEventListener("click", () => store.set({ table: !isOpen() }));
  byId("table-close").addEventListener("click", () => {
    store.set({ table: false });
    byId("table-toggle").focus();
  });
  store.watch(["table"], ({ table }) => {
    byId("table").hidden = !table;
    byId("table-toggle").setAttribute("aria-expanded", String(table));
  });
  store.watch(["table", "language", "area", "money"], showTable);
  store.watch(["filters"], showRows);
  store.watch(["selected"], markSelected);
}

/** What a table is called. */
export function tableName({ code, name }, words) {
  return code ? words.say(code) : words.pick(name);
}

/** Call `take` with what is typed, once the user pauses; never with half a Chinese character. */
function listenToTyping(box, take) {
  let timer = 0;
  const later = (event) => {
    clearTimeout(timer);
    if (!event.isComposing) timer = setTimeout(() => take(box.value), TYPING_PAUSE_MS);
  };
  box.addEventListener("input", later);
  box.addEventListener("compositionend", later);
}

function orderOf({ table, column, descending }, passing, words) {
  const all =
    column < 0
      ? Int32Array.from({ length: table.count }, (_, row) => row)
      : sortedRows(table, column, descending, words);
  return passing ? all.filter((row) => passing[row]) : all;
}

function countText(shown, count, { say }) {
  if (shown !== count)
    return say("table.rows_shown", { count: shown, rows: count });
  return say(count === 1 ? "snapshot.row_count_one" : "snapshot.row_count", {
    count: formatNumber(count),
  });
}

function bodyRow(table, row, { words, store }, visit) {
  const key = table.keyOf(row);
  const textIn = (column) => {
    const value = column.value(row);
    return value === undefined ? "…" : shortened(column.text(row, words));
  };
  const cells = table.columns.map((column, position) => {
    const text = textIn(column);
    const className = column.isNumeric ? "numeric" : false;
    if (position > 0) return element("td", { class: className }, text);
    return element("th", { scope: "row" }, element("button", { type: "button" }, text || key));
  });
  const made = element("tr", { "data-key": key, click: () => visit(key) }, cells);
  mark([made], store.state.selected);
  if (table.read && table.columns.some(({ value }) => value(row) === undefined)) {
    const fill = () =>
      table.columns.forEach((column, position) => {
        const cell = cells[position];
        (cell.querySelector("button") ?? cell).textContent = textIn(column) || (position ? "" : key);
      });
    table.readRows([row]).then(fill, whereUnreadable(() => {}));
  }
  return made;
}

function mark(rows, selected) {
  for (const row of rows) {
    const isSelected = row.dataset.key === selected;
    row.classList.toggle("selected", isSelected);
    if (isSelected) row.setAttribute("aria-current", "true");
    else row.removeAttribute("aria-current");
  }
}
