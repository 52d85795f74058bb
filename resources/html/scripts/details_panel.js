// The details panel: the overview, or one item with what else was hit, its heading and dossier.

import { attributesOfFeature } from "./attributes_view.js";
import { byId, element, refill } from "./dom.js";
import { dossierView, geometryBadge, trail } from "./dossier_view.js";
import { codeLabel } from "./fact_view.js";
import { swatch } from "./legend.js";
import { mapReviewNote } from "./notes.js";
import { NARROW } from "./narrow.js";
import { overview } from "./overview.js";
import { createTrip } from "./trip.js";

/** Wire the panel; `mapView` is told to show and follow what is read. */
export function createDetailsPanel(page, mapView) {
  const { model, store } = page;
  const trip = createTrip(store.state.selected);
  const open = (key, hits = []) => {
    trip.visit(key);
    store.set({ selected: key, hits });
    if (key && matchMedia(NARROW).matches) byId("details").scrollIntoView({ block: "start" });
  };
  const travel = (steps) => store.set({ selected: trip.go(steps), hits: [] });

  byId("back").addEventListener("click", () => travel(-1));
  byId("forward").addEventListener("click", () => travel(1));
  byId("to-overview").addEventListener("click", () => open(""));
  byId("zoom-to").addEventListener("click", () =>
    mapView.show(model.items.get(store.state.selected)),
  );

  const draw = () => {
    const item = model.items.get(store.state.selected);
    byId("back").disabled = !trip.canGo(-1);
    byId("forward").disabled = !trip.canGo(1);
    byId("to-overview").disabled = !item;
    byId("zoom-to").disabled = !item?.feature;
    refill(byId("hits"), hitList(page, open));
    refill(byId("details-body"), item ? itemView(item, page, open) : overview(page, open));
  };
  store.watch(["selected", "hits", "language", "area", "money", "dark"], draw);
  store.watch(["selected"], ({ selected }) => {
    byId("details").scrollTop = 0;
    const item = model.items.get(selected);
    if (item) mapView.pan(item);
  });
  let cameFrom = null;
  byId("details").addEventListener("keydown", (event) => {
    if (event.key === "Escape" && cameFrom?.isConnected) cameFrom.focus();
  });
  return {
    open,
    /** Open an item that was asked for by keyboard or in a list, and take the focus there. */
    visit(key) {
      cameFrom = document.activeElement;
      open(key);
      byId("details-title").focus({ preventScroll: true });
    },
  };
}

function itemView(item, page, open) {
  const { reader } = page;
  const { subject, dataset } = item;
  const status = subject?.status ? reader.tell(codeLabel(dataset, "status", subject.status)) : "";
  const other = reader.tellOther(item.name);
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
          { class: "trail", "aria-label": reader.say("snapshot.belongs_to") },
          trail(item, page, open),
        ),
      element(
        "p",
        { class: "kind" },
        item.feature &&
          swatch(item.layer.classes[item.feature.class].symbol, item.layer.geometry, page),
        reader.tell(item.kind),
        status && element("span", { class: "chip" }, status),
      ),
      element("h2", { id: "details-title", tabindex: "-1" }, reader.tell(item.name) || item.key),
      other &&
        element("p", { class: "other-name", lang: reader.language === "zh" ? "en" : "zh" }, other),
      nameNote && element("p", { class: "aside" }, reader.say(nameNote)),
      subject && geometryBadge(item, reader),
      subject?.kind === "district" && mapReviewNote(reader),
    ),
    subject ? dossierView(item, page, open) : attributesOfFeature(item, page),
  ];
}

function hitList(page, open) {
  const { reader, model } = page;
  const { hits, selected } = page.store.state;
  if (hits.length < 2) return null;
  return [
    element("h3", {}, reader.say("panel.hits_here", { count: hits.length })),
    element(
      "ul",
      {},
      hits.map((key) => {
        const item = model.items.get(key);
        return element(
          "li",
          {},
          element(
            "button",
            {
              type: "button",
              "aria-current": key === selected ? "true" : false,
              click: () => open(key, hits),
            },
            swatch(item.layer.classes[item.feature.class].symbol, item.layer.geometry, page),
            element("span", { class: "name" }, reader.tell(item.name) || key),
            element("span", { class: "aside" }, reader.tell(item.kind)),
          ),
        );
      }),
    ),
  ];
}
