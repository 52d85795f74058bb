// The rows of the table: of many only those in view are made, and each keeps its element and focus.

import { element } from "./dom.js";
import { isOfInputMethod } from "./input_method.js";

/** So many rows are all made, as high as their texts; of more, each takes one line. */
export const ALL_MADE = 300;
const BEYOND = 12;
const STEPS = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 };

/**
 * Return { show(order, makeRow), made() } for the table in an element that scrolls.
 *
 * On paper only the first rows stand; print.js says how many do not.
 */
export function createRows(table, scroller) {
  const body = element("tbody", {});
  const spaces = [spacer(), spacer()];
  let order = [];
  let makeRow = null;
  let current = 0;
  let printed = false;
  const made = new Map();
  const rowPx = parseFloat(getComputedStyle(table).getPropertyValue("--row"));

  const range = () => {
    if (order.length <= ALL_MADE) return [0, order.length];
    if (printed) return [0, ALL_MADE];
    const first = Math.floor(scroller.scrollTop / rowPx) - BEYOND;
    const count = Math.ceil(scroller.clientHeight / rowPx) + 2 * BEYOND;
    const start = Math.min(Math.max(first, 0), Math.max(order.length - count, 0));
    return [start, Math.min(start + count, order.length)];
  };
  const fill = () => {
    const [first, last] = range();
    for (const [place, row] of made) {
      // The focus of a row that goes stays in the table.
      if (place >= first && place < last) continue;
      if (row.contains(document.activeElement)) scroller.focus({ preventScroll: true });
      row.remove();
      made.delete(place);
    }
    let next = body.firstChild;
    for (let place = first; place < last; place++) {
      const known = made.get(place);
      if (known) next = known.nextSibling;
      else body.insertBefore(rowAt(place), next);
    }
    keepSpace(first, printed ? 0 : order.length - last);
  };
  /** Let the table be as high as with all its rows. */
  const keepSpace = (before, after) => {
    if (before) body.before(spaces[0]);
    else spaces[0].remove();
    if (after) body.after(spaces[1]);
    else spaces[1].remove();
    spaces[0].firstChild.style.height = `${before * rowPx}px`;
    spaces[1].firstChild.style.height = `${after * rowPx}px`;
  };
  const rowAt = (place) => {
    const row = makeRow(order[place]);
    // The headings are the first row.
    row.setAttribute("aria-rowindex", String(place + 2));
    row.querySelector("button").tabIndex = place === current ? 0 : -1;
    made.set(place, row);
    return row;
  };
  const go = (place) => {
    made.get(current)?.querySelector("button").setAttribute("tabindex", "-1");
    current = Math.min(Math.max(place, 0), order.length - 1);
    if (!made.has(current)) {
      scroller.scrollTop = Math.max(current * rowPx - scroller.clientHeight / 2, 0);
      fill();
    }
    const button = made.get(current).querySelector("button");
    button.tabIndex = 0;
    button.focus({ preventScroll: true });
    made.get(current).scrollIntoView({ block: "nearest" });
  };
  body.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    const end = { Home: 0, End: order.length - 1 }[event.key];
    if ((step === undefined && end === undefined) || isOfInputMethod(event)) return;
    event.preventDefault();
    go(end ?? current + step);
  });
  scroller.addEventListener("scroll", fill, { passive: true });
  new ResizeObserver(fill).observe(scroller);
  const print = (isOn) => () => {
    printed = isOn;
    if (makeRow) fill();
  };
  window.addEventListener("beforeprint", print(true));
  window.addEventListener("afterprint", print(false));

  return {
    /** Show rows in an order, each made by `make(row)` when it comes into view. */
    show(rows, make) {
      [order, makeRow, current] = [rows, make, 0];
      body.replaceChildren();
      made.clear();
      table.classList.toggle("many", rows.length > ALL_MADE);
      table.setAttribute("aria-rowcount", String(rows.length + 1));
      if (!body.isConnected) table.append(body);
      fill();
      if (rows.length > ALL_MADE) keepWidths(table);
    },
    made: () => made.values(),
  };
}

/** Let columns stay as wide as the first rows make them, whatever comes into view. */
function keepWidths({ tHead }) {
  const cells = [...tHead.rows[0].cells];
  const widths = cells.map(({ offsetWidth }) => `${offsetWidth}px`);
  cells.forEach((cell, place) => {
    cell.style.width ||= widths[place];
    cell.style.minWidth = cell.style.width;
    cell.style.maxWidth = cell.style.width;
  });
}

function spacer() {
  return element("tbody", { class: "space", "aria-hidden": "true" }, element("tr", {}));
}
