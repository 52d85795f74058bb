// The details panel: the home view, or one item with what else lies there, and its dossier.

import { attributesOfFeature } from "./attributes_view.js";
import { byId, element, refill } from "./dom.js";
import { dossierView, geometryBadge, trail } from "./dossier_view.js";
import { codeLabel } from "./fact_view.js";
import { growingList } from "./growing_list.js";
import { isOfInputMethod } from "./input_method.js";
import { longTitle, shortened } from "./long_text.js";
import { mapReviewNote } from "./notes.js";
import { NARROW } from "./narrow.js";
import { homeView } from "./home_view.js";
import { createHistory } from "./history.js";
import { titleOf } from "./model.js";
import { swatch } from "./swatch.js";
import { attributesBeside } from "./values_beside.js";

const HITS_AT_FIRST = 100;

/** Wire the panel; `mapView` shows and follows what is selected. */
export function createDetailsPanel(page, mapView) {
  const { model, store } = page;
  const history = createHistory(store.state.selected);
  const open = (key, identified = []) => {
    history.visit(key);
    store.set({ selected: key, identified });
    if (key && matchMedia(NARROW).matches) byId("details").scrollIntoView({ block: "start" });
  };
  const travel = (steps) => {
    const selected = history.go(steps);
    const show = () => store.set({ selected, identified: [] });
    if (selected) model.items.reach(selected, show);
    else show();
  };

  byId("back").addEventListener("click", () => travel(-1));
  byId("forward").addEventListener("click", () => travel(1));
  byId("to-overview").addEventListener("click", () => open(""));
  byId("zoom-to").addEventListener("click", () =>
    mapView.show(model.items.get(store.state.selected)),
  );

  const draw = () => {
    const item = model.items.get(store.state.selected);
    byId("back").disabled = !history.canGo(-1);
    byId("forward").disabled = !history.canGo(1);
    byId("to-overview").disabled = !item;
    byId("zoom-to").disabled = !item?.feature;
    const focused = document.activeElement;
    const isWithin = byId("details").contains(focused);
    refill(byId("identified"), identifiedList(page, open));
    showCurrent(byId("identified"));
    refill(byId("details-body"), item ? itemView(item, page, open) : homeView(page, open));
    // Whoever pressed what is gone now goes on at the heading of what came.
    if (isWithin && (!focused.isConnected || focused.disabled)) focusTitle();
  };
  store.watch(["selected", "identified", "language", "area", "money", "dark"], draw);
  store.watch(["selected"], ({ selected }) => {
    byId("details").scrollTop = 0;
    const item = model.items.get(selected);
    if (item) mapView.pan(item);
  });
  let cameFrom = null;
  byId("details").addEventListener("keydown", (event) => {
    if (isOfInputMethod(event) || event.key !== "Escape") return;
    if (cameFrom?.isConnected) cameFrom.focus();
  });
  return {
    open,
    /** Open an item that was asked for by keyboard or in a list, and take the focus there. */
    visit(key) {
      cameFrom = document.activeElement;
      // On a phone the table lies over what it opens.
      if (matchMedia(NARROW).matches) store.set({ table: false });
      open(key);
      focusTitle();
    },
  };
}

function focusTitle() {
  byId("details-title").focus({ preventScroll: true });
}

/** Scroll a list of hits to the one that is read, without moving the page. */
function showCurrent(list) {
  const current = list.querySelector("[aria-current]");
  const rows = list.querySelector("ul");
  if (current) rows.scrollTop = current.offsetTop - rows.clientHeight / 2;
}

function itemView(item, page, open) {
  const { words } = page;
  const { subject, dataset } = item;
  const status = subject?.status ? words.pick(codeLabel(dataset, "status", subject.status)) : "";
  const other = words.pickOther(item.name);
  const nameNote = { likely: "panel.name_likely", unknown: "panel.name_unknown" }[
    subject?.name_confidence
  ];
  return [
    element(
      "header",
      { class: "item-head" },
      subject &&
        element(
          "nav",
          { class: "trail", "aria-label": words.say("snapshot.belongs_to") },
          trail(item, page, open),
        ),
      element(
        "p",
        { class: "kind" },
        item.feature &&
          swatch(item.layer.classes[item.feature.class].symbol, item.layer.geometry, page),
        words.pick(item.kind),
        status && element("span", { class: "chip" }, status),
      ),
      element("h2", { id: "details-title", tabindex: "-1" }, longTitle(titleOf(item, words), words)),
      other &&
        element("p", { class: "other-name", lang: words.language === "zh" ? "en" : "zh" }, shortened(other)),
      nameNote && element("p", { class: "aside" }, words.say(nameNote)),
      subject && geometryBadge(item, words),
      page.data.review_advice && subject?.kind === "district" && mapReviewNote(words),
    ),
    told(item, page, open),
  ];
}

/** What is known of an item: its dossier, or its attributes, wherever these are. */
function told(item, page, open) {
  if (item.subject) return dossierView(item, page, open);
  return item.layer.beside ? attributesBeside(item, page) : attributesOfFeature(item, page);
}

function identifiedList(page, open) {
  const { words, model } = page;
  const { selected } = page.store.state;
  // Of layers that lie beside the page, some may be gone.
  const identified = page.store.state.identified.filter((key) => model.items.has(key));
  if (identified.length < 2) return null;
  const first = Math.max(HITS_AT_FIRST, identified.indexOf(selected) + 1);
  const entryOf = (key) => {
    const item = model.items.get(key);
    return element(
      "button",
      {
        type: "button",
        "aria-current": key === selected ? "true" : false,
        click: () => open(key, identified),
      },
      swatch(item.layer.classes[item.feature.class].symbol, item.layer.geometry, page),
      element("span", { class: "name" }, titleOf(item, words)),
      element("span", { class: "aside" }, words.pick(item.kind)),
    );
  };
  return [
    element("h3", {}, words.say("panel.hits_here", { count: identified.length })),
    growingList(identified, first, entryOf, words),
  ];
}
