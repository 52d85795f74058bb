// The table drawer: one table at a time, sorted by any column, filtered, and linked with the map.

import { byId, element, refill } from "./dom.js";
import { tablesOf } from "./table_columns.js";

const ROWS_AT_ONCE = 200;

/** Wire the table; `visit(key)` opens the item of a row. */
export function createTable(page, visit) {
  const { store } = page;
  const tables = tablesOf(page.model);
  const chosen = { table: tables[0], column: -1, descending: false, text: "", shown: ROWS_AT_ONCE };
  const draw = () => drawTable(page, chosen, tables, visit, change);
  const change = (changes) => {
    Object.assign(chosen, { shown: ROWS_AT_ONCE }, changes);
    draw();
  };
  byId("table-choice").addEventListener("change", (event) => {
    change({ table: tables.find(({ id }) => id === event.target.value), column: -1 });
  });
  byId("table-filter").addEventListener("input", (event) => change({ text: event.target.value }));
  byId("table-toggle").addEventListener("click", () => store.set({ table: !store.state.table }));
  byId("table-close").addEventListener("click", () => {
    store.set({ table: false });
    byId("table-toggle").focus();
  });
  store.watch(["table"], ({ table }) => {
    byId("table").hidden = !table;
    byId("table-toggle").setAttribute("aria-expanded", String(table));
  });
  store.watch(["table", "language", "area", "money"], draw);
  store.watch(["selected"], ({ selected }) => markSelected(selected));
}

function drawTable(page, chosen, tables, visit, change) {
  const { words, store } = page;
  if (!store.state.table || !tables.length) return;
  refill(
    byId("table-choice"),
    tables.map(({ id, code, name }) =>
      element(
        "option",
        { value: id, selected: id === chosen.table.id },
        code ? words.say(code) : words.pick(name),
      ),
    ),
  );
  const rows = sorted(filtered(chosen, words), chosen, words);
  const focused = document.activeElement?.dataset?.column;
  refill(
    byId("table-body"),
    element("caption", { class: "unseen" }, byId("table-choice").selectedOptions[0].textContent),
    headRow(chosen, words, change),
    element(
      "tbody",
      {},
      rows.slice(0, chosen.shown).map(({ row, cells }) => bodyRow(row, cells, chosen, visit)),
    ),
  );
  if (focused) byId("table-body").querySelector(`[data-column="${focused}"]`)?.focus();
  const hidden = rows.length - chosen.shown;
  refill(
    byId("table-more"),
    hidden > 0 &&
      element(
        "button",
        { type: "button", click: () => change({ shown: chosen.shown + ROWS_AT_ONCE * 5 }) },
        words.say("snapshot.more_rows", { count: hidden }),
      ),
  );
  const code = rows.length === 1 ? "snapshot.row_count_one" : "snapshot.row_count";
  byId("table-count").textContent = words.say(code, { count: rows.length });
  markSelected(store.state.selected);
}

function filtered({ table, text }, words) {
  const wanted = folded(text.trim());
  const rows = table.rows.map((row) => ({
    row,
    cells: table.columns.map((column) => column.text(row, words)),
  }));
  if (!wanted) return rows;
  return rows.filter(({ row, cells }) =>
    cells.some((cell, position) => {
      const stored = String(table.columns[position].order?.(row) ?? "");
      return folded(cell).includes(wanted) || folded(stored).includes(wanted);
    }),
  );
}

/** A text as the filter compares it: 420,000 is 420000 too. */
function folded(text) {
  return text.toLowerCase().replace(/(?<=\d),(?=\d{3})/g, "");
}

/** Sort by the chosen column; rows without a value there come last either way. */
function sorted(rows, { table, column, descending }, words) {
  if (column < 0) return rows;
  const { order } = table.columns[column];
  const value = order ? ({ row }) => order(row) ?? "" : ({ cells }) => cells[column];
  return [...rows].sort((a, b) => {
    const [left, right] = [value(a), value(b)];
    if (left === "" || right === "") return (left === "") - (right === "");
    const both = isNumber(left) && isNumber(right);
    const compared = both
      ? (left > right) - (left < right)
      : words.compare(String(left), String(right));
    return descending ? -compared : compared;
  });
}

function isNumber(value) {
  return typeof value === "number" || typeof value === "bigint";
}

function headRow({ table, column, descending }, words, change) {
  return element(
    "thead",
    {},
    element(
      "tr",
      {},
      table.columns.map(({ code, heading, numeric }, position) => {
        const isSorted = position === column;
        const order = descending ? "descending" : "ascending";
        const sort = () => change({ column: position, descending: isSorted && !descending });
        return element(
          "th",
          {
            scope: "col",
            class: numeric ? "numeric" : false,
            "aria-sort": isSorted ? order : "none",
          },
          element(
            "button",
            { type: "button", "data-column": String(position), click: sort },
            code ? words.say(code) : heading,
          ),
        );
      }),
    ),
  );
}

function bodyRow(row, cells, { table }, visit) {
  return element(
    "tr",
    { "data-key": row.key, click: () => visit(row.key) },
    cells.map((cell, position) => {
      const className = table.columns[position].numeric ? "numeric" : false;
      if (position > 0) return element("td", { class: className }, cell);
      return element(
        "th",
        { scope: "row" },
        element("button", { type: "button" }, cell || row.key),
      );
    }),
  );
}

function markSelected(selected) {
  for (const row of byId("table-body").querySelectorAll("tr[data-key]")) {
    const isSelected = row.dataset.key === selected;
    row.classList.toggle("selected", isSelected);
    if (isSelected) row.setAttribute("aria-current", "true");
    else row.removeAttribute("aria-current");
  }
}
