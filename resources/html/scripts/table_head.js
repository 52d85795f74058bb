// The heading of the table: each column can be sorted by, and filtered by, or says why it cannot.

import { headingText } from "./condition_text.js";
import { element, icon } from "./dom.js";
import { conditionOn } from "./table_filter.js";

/** Return the heading row of a table; `sort(position)` and `filter(position, button)` are called. */
export function headRow(table, words, sort, filter) {
  return element(
    "thead",
    {},
    element(
      "tr",
      { "aria-rowindex": "1" },
      table.columns.map((column, position) => heading(column, position, words, sort, filter)),
    ),
  );
}

/** True for a column of numbers alone: those of several units, among texts, begin as texts do. */
export function isRightAligned({ isNumeric, hasManyUnits }) {
  return isNumeric && !hasManyUnits;
}

function heading(column, position, words, sort, filter) {
  const name = headingText(column, words);
  const open = (event) => filter(position, event.currentTarget);
  return element(
    "th",
    { scope: "col", class: isRightAligned(column) ? "numeric" : false, "data-column": String(position) },
    element(
      "div",
      {},
      element("button", { type: "button", class: "sort", click: () => sort(position) }, name),
      (column.label || column.hasManyUnits) &&
        element(
          "button",
          {
            type: "button",
            class: "filter",
            title: words.say("snapshot.filter_by", { field: name }),
            "aria-label": words.say("snapshot.filter_by", { field: name }),
            "aria-haspopup": "dialog",
            click: open,
          },
          icon("filter"),
        ),
    ),
  );
}

/** Mark by what the rows are sorted and filtered. */
export function markHead(head, { column, descending }, conditions) {
  for (const cell of head.querySelectorAll("th")) {
    const position = Number(cell.dataset.column);
    const order = descending ? "descending" : "ascending";
    cell.setAttribute("aria-sort", position === column ? order : "none");
    const button = cell.querySelector(".filter");
    button?.setAttribute("aria-pressed", String(conditionOn(conditions, position) !== null));
  }
}
