// Subjects side by side, as the window had them: worked out where the page was made.

import { byId, element, refill } from "./dom.js";
import { joined } from "./words.js";

export function createComparison(page) {
  const { data, store } = page;
  if (!data.compared) return;
  byId("compare-toggle").hidden = false;
  store.watch(["language", "area", "money"], (state) => {
    const { names, kinds, chosen, ...told } = data.compared[state.language];
    const sections = inUnits(told, state);
    const { say } = page.words;
    refill(
      byId("comparison-body"),
      element("thead", {}, headRow(names, kinds, chosen, say)),
      ...sections.map((section) => body(section, say)),
    );
  });
}

/** The sections with the lines that read otherwise in the user's units. */
function inUnits({ sections, others }, { area, money }) {
  const { rows = [] } = others.find((each) => each.area === area && each.money === money) ?? {};
  const changed = new Map(rows.map(([section, row, line]) => [`${section}/${row}`, line]));
  return sections.map(({ title, rows: lines }, section) => ({
    title,
    rows: lines.map((line, row) => changed.get(`${section}/${row}`) ?? line),
  }));
}

function headRow(names, kinds, chosen, say) {
  const heads = names.map((name, place) => {
    const isChosen = place === chosen && { class: "chosen", title: say("compare.is_chosen") };
    return element(
      "th",
      { scope: "col", ...isChosen },
      element("span", {}, name),
      element("small", {}, kinds[place]),
    );
  });
  return element("tr", {}, element("th", { scope: "col" }, say("compare.property")), ...heads);
}

function body({ title, rows }, say) {
  const columns = rows[0].cells.length + 1;
  const heading = element("th", { scope: "rowgroup", colspan: String(columns) }, title);
  const lines = rows.map(({ label, cells }) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, label),
      ...cells.map((cell) => cellOf(cell, say)),
    ),
  );
  return element("tbody", {}, element("tr", { class: "section" }, heading), ...lines);
}

function cellOf(cell, say) {
  const best = cell.is_best && element("b", { class: "best" }, say("compare.best"));
  const lines = [
    [cell.below, "below"],
    [cell.marks.length ? `≠ ${joined(...cell.marks)}` : "", "marks"],
    [cell.difference && `Δ ${cell.difference}`, "difference"],
  ];
  return element(
    "td",
    { class: cell.is_stated ? "" : "missing", title: cell.notes.join("\n") },
    element("span", {}, cell.value),
    best || "",
    ...lines.filter(([text]) => text).map(([text, name]) => element("small", { class: name }, text)),
  );
}
