// The card in which a table is filtered by one of its columns: statistics, histogram, values.

import { headingText, numberForm } from "./condition_text.js";
import { byId, element, icon, refill } from "./dom.js";
import { brushed, isRange, only, toggled } from "./facet_choice.js";
import { createHistogram } from "./facet_histogram.js";
import { createRange } from "./facet_range.js";
import { MOST_LISTED, createValues } from "./facet_values.js";
import { summaryOf } from "./column_summary.js";
import { statisticsLines } from "./summary_text.js";
import {
  conditionOn,
  conditionsOf,
  rowsOfOthers,
  rowsPassing,
  withCondition,
  withConditions,
} from "./table_filter.js";
import { inSteps } from "./steps.js";
import { profileAt, textSteps, valuesWithText } from "./table_profiles.js";
import { formatNumber } from "./units.js";

/** Of numbers with a histogram, so many are listed too. */
const FEW = 60;
const SEARCHED_FROM = 9;
const GAP_PX = 6;

/** Wire the card; `open(table, position, button)` shows it beside what was clicked. */
export function createFacet(page) {
  const { store } = page;
  const card = byId("facet");
  let shown = null;

  const filter = (condition) => {
    const { table, position } = shown;
    const frozen = condition && Object.freeze(condition);
    const wanted = withCondition(conditionsOf(store.state, table), position, frozen);
    store.set({ filters: withConditions(store.state.filters, table, wanted) });
  };
  const refresh = () => shown && shown.refresh();
  const open = (table, position, button) => {
    const make = table.columns[position].hasManyUnits ? refusalOf : facetOf;
    shown = make(page, table, position, filter, () => card.hidePopover());
    refill(card, shown.parts);
    refresh();
    if (!card.matches(":popover-open")) card.showPopover();
    place(card, button);
    const first = card.querySelector("input:not([tabindex='-1'])") ?? card.querySelector("button");
    first.focus({ preventScroll: true });
  };
  card.addEventListener("toggle", ({ newState }) => {
    if (newState !== "closed") return;
    shown = null;
    // What opened it may have been made anew meanwhile.
    if (document.activeElement === document.body) byId("table-toggle").focus();
  });
  store.watch(["filters"], refresh);
  store.watch(["language"], () => shown && card.hidePopover());
  return { open };
}

function facetOf(page, table, position, filter, close) {
  const { words, store } = page;
  const { say } = words;
  const column = table.columns[position];
  const profile = profileAt(table, position);
  const field = headingText(column, words);
  const form = numberForm(column, profile.months !== null, words);
  const count = profile.column.values.length;
  const hasHistogram = column.role !== "code" && (profile.bins?.edges.length ?? 0) > 2;
  const lists = !hasHistogram || count <= FEW;
  const condition = () => conditionOn(conditionsOf(store.state, table), position);
  const parts = {
    count: element("span", { class: "aside", role: "status" }),
    statistics: element("p", { class: "aside statistics" }),
    note: element("p", { class: "aside", role: "status" }),
  };
  const brush = (low, high) => filter(brushed(profile, condition(), position, low, high));
  const type = (low, high) => {
    const missing = isRange(condition()) && condition().missing;
    filter(low === null && high === null ? null : { field: position, low, high, missing });
  };
  const refuse = (text) => {
    const code = profile.months ? "facet.not_read_date" : "facet.not_read";
    parts.note.textContent = say(code, { text });
  };
  const choices = {
    toggle: (place) => filter(toggled(profile, position, condition(), place)),
    only: (places) => filter(only(profile, position, places)),
  };
  const histogram = hasHistogram && createHistogram(profile, field, form, brush, words);
  const range = hasHistogram && createRange(profile, form, type, refuse, words);
  const missing = hasHistogram && !lists && profile.missing > 0 && missingBox(choices.toggle);
  const values = lists && createValues({ profile, column, field, words, choices });
  const search = lists && count >= SEARCHED_FROM && searchBox(count, say);
  const found = element("button", { type: "button", hidden: true });
  const buttons = lists && [
    element("button", { type: "button", click: () => filter(null) }, say("facet.all")),
    element(
      "button",
      { type: "button", click: () => choices.only([]) },
      say("facet.none"),
    ),
    found,
  ];

  const refresh = () => {
    const conditions = conditionsOf(store.state, table);
    const summary = summaryOf(profile, rowsOfOthers(table, conditions, position));
    parts.count.textContent = shownText(table, conditions, say);
    const lines = statisticsLines(summary, column.role, form, words);
    refill(parts.statistics, lines.map((line) => element("span", {}, line)));
    if (histogram) histogram.show(summary, condition());
    if (range) range.show(condition());
    if (missing) missing.show(summary, condition(), say);
    if (values) showValues(summary);
  };
  const showValues = (summary) => {
    const typed = search ? search.value.trim() : "";
    const isFound = typed ? valuesWithText(table, position, typed) : null;
    const places = isFound ? summary.order.filter((place) => isFound[place]) : summary.order;
    values.show(summary, places, condition(), !typed);
    parts.note.textContent = noteOf(profile, places.length, typed, say);
    found.hidden = !typed || !places.length || places.length > MOST_LISTED;
    found.textContent = say("facet.only_found", { count: formatNumber(places.length) });
    found.onclick = () => choices.only([...places]);
  };
  if (search) {
    inSteps(textSteps(table, [position]));
    search.addEventListener("input", refresh);
  }
  return {
    table,
    position,
    refresh,
    parts: [
      element(
        "div",
        { class: "facet-head" },
        element("h2", { id: "facet-title" }, field),
        parts.count,
        closeButton(close, say),
      ),
      parts.statistics,
      histogram && histogram.view,
      range && range.view,
      missing && missing.view,
      search,
      buttons && element("div", { class: "facet-buttons" }, buttons),
      values && values.view,
      parts.note,
    ],
  };
}

/** What the card says of a column whose numbers have no unit in common. */
function refusalOf({ words }, table, position, _filter, close) {
  const { say } = words;
  const field = headingText(table.columns[position], words);
  return {
    refresh: () => {},
    parts: [
      element(
        "div",
        { class: "facet-head" },
        element("h2", { id: "facet-title" }, field),
        closeButton(close, say),
      ),
      element("p", { class: "aside" }, say("facet.many_units")),
    ],
  };
}

function closeButton(close, say) {
  const label = say("facet.close");
  return element(
    "button",
    { type: "button", class: "close", "aria-label": label, title: label, click: close },
    icon("close"),
  );
}

function missingBox(toggle) {
  const box = element("input", { type: "checkbox", change: () => toggle(null) });
  const text = element("span", {});
  return {
    view: element("label", { class: "missing" }, box, text),
    show({ missing }, condition, say) {
      text.textContent = say("facet.also_missing", { count: formatNumber(missing) });
      box.checked = !condition || condition.missing;
      box.disabled = !isRange(condition);
    },
  };
}

function searchBox(count, say) {
  const label = say("facet.search", { count: formatNumber(count) });
  return element("input", {
    type: "text",
    autocomplete: "off",
    spellcheck: "false",
    placeholder: label,
    "aria-label": label,
  });
}

function shownText(table, conditions, say) {
  const rows = rowsPassing(table, conditions);
  const shown = rows ? rows.reduce((sum, each) => sum + each, 0) : table.count;
  return say("facet.shown", { shown: formatNumber(shown), count: formatNumber(table.count) });
}

function noteOf({ column, missing }, found, typed, say) {
  const { length } = column.values;
  if (!length && !missing) return say("facet.nothing_stated");
  if (length && !found) return say("facet.nothing_found", { text: typed });
  if (found > MOST_LISTED)
    return say("facet.more", { count: formatNumber(found - MOST_LISTED) });
  return "";
}

/** Put the card below a button, or above it where there is more room, all of it on the page. */
function place(card, button) {
  const { left, top, bottom } = button.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = card;
  const above = top - GAP_PX - height;
  const isBelow = bottom + GAP_PX + height <= innerHeight || above < GAP_PX;
  const within = (wanted, most) => `${Math.max(GAP_PX, Math.min(wanted, most - GAP_PX))}px`;
  card.style.left = within(left, innerWidth - width);
  card.style.top = within(isBelow ? bottom + GAP_PX : above, innerHeight - height);
}
