// The values of a column as rows with check boxes, their counts and a bar for each.

import { valueLabel } from "./condition_text.js";
import { element } from "./dom.js";
import { checked } from "./facet_choice.js";
import { formatNumber } from "./units.js";

/** Values that are listed at once; all are found by searching. */
export const MOST_LISTED = 500;
const STEPS = { ArrowDown: 1, ArrowUp: -1 };

/** Return { view, show(summary, places, condition, withMissing) }; `choices` has `toggle`, `only`. */
export function createValues({ profile, column, field, words, choices }) {
  const { say } = words;
  const list = element("ul", { class: "values", "aria-label": say("facet.values", { field }) });
  let listed = [];
  let rows = [];
  list.addEventListener("keydown", (event) => {
    const place = rows.findIndex(({ view }) => view.contains(event.target));
    const next = { Home: 0, End: rows.length - 1 }[event.key] ?? place + STEPS[event.key];
    if (place < 0 || !rows[next]) return;
    event.preventDefault();
    rows[next].box.focus();
  });
  // One stop for Tab, then the arrow keys.
  list.addEventListener("focusin", ({ target }) => {
    for (const { view, box } of rows) box.tabIndex = view.contains(target) ? 0 : -1;
  });
  const labelOf = (place) =>
    place === null
      ? say("panel.not_stated")
      : valueLabel(profile.column.values[place], column, words);
  const make = (places) => {
    listed = places;
    rows = places.map((place) => valueRow(place, labelOf(place), choices, say));
    if (rows[0]) rows[0].box.tabIndex = 0;
    list.replaceChildren(...rows.map(({ view }) => view));
  };
  return {
    view: list,
    show({ counts, missing }, found, condition, withMissing) {
      const places = Array.from(found.subarray(0, MOST_LISTED));
      if (withMissing && profile.missing) places.push(null);
      const isSame = places.length === listed.length && places.every((p, at) => p === listed[at]);
      if (!isSame) make(places);
      const { taken, missing: takesMissing } = checked(profile, condition);
      const most = counts.reduce((a, b) => Math.max(a, b), missing) || 1;
      rows.forEach((row, at) => {
        const place = listed[at];
        const count = place === null ? missing : counts[place];
        row.show(count, count / most, place === null ? takesMissing : Boolean(taken[place]));
      });
    },
  };
}

function valueRow(place, label, { toggle, only }, say) {
  const box = element("input", { type: "checkbox", tabindex: "-1", change: () => toggle(place) });
  const count = element("span", { class: "count" });
  const bar = element("span", { class: "share", "aria-hidden": "true" });
  const alone = () => only(place === null ? null : [place]);
  const view = element(
    "li",
    { class: place === null ? "not-stated" : false },
    element("label", {}, box, element("span", { class: "name", title: label }, label), count),
    element(
      "button",
      { type: "button", tabindex: "-1", "aria-label": `${label}: ${say("facet.only")}`, click: alone },
      say("facet.only"),
    ),
    bar,
  );
  return {
    view,
    box,
    show(rows, share, isTaken) {
      count.textContent = formatNumber(rows);
      bar.style.width = `${share * 100}%`;
      box.checked = isTaken;
      view.classList.toggle("none", !rows);
    },
  };
}
