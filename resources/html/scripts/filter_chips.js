// Chips: each condition as a small button, to change it or take it back.

import { conditionText } from "./condition_text.js";
import { byId, element, icon, refill } from "./dom.js";
import { conditionsOf, rowsPassing, withCondition, withConditions } from "./table_filter.js";
import { tableName } from "./table_view.js";
import { formatNumber } from "./units.js";

/** Wire the chips; `edit(table, position, button)` opens the column of one. */
export function createChips(page, edit) {
  const { store, model } = page;
  const place = byId("chips");
  store.watch(["filters", "language"], (state) => {
    const filtered = model.tables.filter((table) => conditionsOf(state, table).length);
    const focused = document.activeElement?.closest("#chips [data-chip]")?.dataset.chip;
    refill(
      place,
      filtered.map((table) => chipsOf(table, page, edit)),
      filtered.length > 0 && clearButton(page),
    );
    place.hidden = !filtered.length;
    if (focused !== undefined) keepFocus(place, focused);
  });
}

/** What filters each table, in a sentence: "Plots: 12 of 300 · Status: idle". */
export function filtersTold({ store, model, words }) {
  return model.tables
    .map((table) => [table, conditionsOf(store.state, table)])
    .filter(([, conditions]) => conditions.length)
    .map(([table, conditions]) => {
      const told = conditions.map((each) => conditionText(each, table, words));
      return [countOf(table, conditions, words), ...told].join(" · ");
    });
}

function chipsOf(table, page, edit) {
  const { words, store } = page;
  const { say } = words;
  const conditions = conditionsOf(store.state, table);
  const remove = (condition) => {
    const wanted = withCondition(conditions, condition.field, null);
    store.set({ filters: withConditions(store.state.filters, table, wanted) });
  };
  const isNothing = !rowsPassing(table, conditions).includes(1);
  return element(
    "li",
    {},
    element("span", { class: "aside" }, countOf(table, conditions, words)),
    conditions.map((condition) => {
      const said = conditionText(condition, table, words);
      const open = ({ currentTarget }) => edit(table, condition.field, currentTarget);
      const isColumn = condition.field !== undefined;
      const change = say("chips.edit", { condition: said });
      return element(
        "span",
        { class: "filter-chip" },
        isColumn
          ? element(
              "button",
              { type: "button", "aria-label": change, title: said, "data-chip": said, click: open },
              said,
            )
          : element("span", { title: said }, said),
        closeButton(say("chips.remove", { condition: said }), () => remove(condition)),
      );
    }),
    isNothing && element("span", { class: "nothing" }, say("chips.nothing_left")),
  );
}

function closeButton(label, take) {
  return element(
    "button",
    { type: "button", class: "close", "aria-label": label, title: label, "data-chip": label, click: take },
    icon("close"),
  );
}

function clearButton({ words, store }) {
  return element(
    "li",
    {},
    element(
      "button",
      { type: "button", class: "clear", "data-chip": "", click: () => store.set({ filters: new Map() }) },
      words.say("facet.clear_all"),
    ),
  );
}

/** Let the keyboard go on where it was, or beside what was taken away. */
function keepFocus(place, name) {
  const chips = [...place.querySelectorAll("[data-chip]")];
  const same = chips.find(({ dataset }) => dataset.chip === name);
  (same ?? chips.at(-1) ?? byId("table-toggle")).focus();
}

function countOf(table, conditions, words) {
  const shown = rowsPassing(table, conditions).reduce((sum, each) => sum + each, 0);
  return words.say("chips.count_of", {
    name: tableName(table, words),
    shown: formatNumber(shown),
    count: formatNumber(table.count),
  });
}
