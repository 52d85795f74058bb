// Starts the page on the Leaflet map that folium made.

import { readData } from "./data.js";
import { createDetailsPanel } from "./details_panel.js";
import { byId } from "./dom.js";
import { createDownloads } from "./downloads.js";
import { createFooter } from "./footer.js";
import { createLegend } from "./legend.js";
import { createMapView } from "./map_view.js";
import { createModel } from "./model.js";
import { keepPermalink } from "./permalink.js";
import { createPreferences } from "./preferences.js";
import { createPrint } from "./print.js";
import { wordsFor } from "./words.js";
import { createSearch } from "./search.js";
import { createStore } from "./store.js";
import { createTable } from "./table_view.js";
import { createFeatureCycle } from "./feature_cycle.js";

/** Read the page's data and bring all its parts to life. */
export async function startSnapshot(map) {
  const data = await readData(byId("data"));
  const model = createModel(data);
  const store = createStore({
    language: data.language,
    area: data.units.area ?? "",
    money: data.units.money,
    theme: "auto",
    dark: false,
    selected: model.items.has(data.selected) ? data.selected : "",
    identified: [],
    hovered: "",
    pin: null,
    hidden: new Set(),
    table: false,
  });
  const page = pageOf(data, model, store);
  byId("app").hidden = false;
  createPreferences(page);
  createLegend(page);
  map.invalidateSize({ animate: false });
  showWhole(map, data, { animate: false });
  keepInside(map, data);
  createFooter(page);
  // The panel opens what the map was asked about, and the map shows what the panel opens.
  const choose = (items) =>
    details.open(
      items[0]?.key ?? "",
      items.map(({ key }) => key),
    );
  const mapView = createMapView(map, page, choose);
  const details = createDetailsPanel(page, mapView);
  const visit = (key) => details.visit(key);
  createSearch(
    page,
    (key) => {
      visit(key);
      mapView.reveal(model.items.get(key));
    },
    (place) => mapView.goTo(place),
  );
  createTable(page, visit);
  createDownloads(page);
  createPrint(page, mapView);
  createFeatureCycle(page, mapView, visit);
  keepPermalink(page, map, details.open);
  listen(map, data);
  document.documentElement.dataset.ready = "";
}

function pageOf(data, model, store) {
  let words = wordsFor(data.words, store.state);
  store.watch(["language", "area", "money"], (state) => {
    words = wordsFor(data.words, state);
  });
  return {
    data,
    model,
    store,
    get words() {
      return words;
    },
    /** A colour of the palette by its name, or one that is written out. */
    color: (name) =>
      name.startsWith("#") ? name : data.palette[store.state.dark ? "dark" : "light"][name],
  };
}

/** Let nobody zoom out to where the base map ends. */
function keepInside(map, { limits: [west, south, east, north] }) {
  const limit = () => {
    const zoom = map.getBoundsZoom(
      [
        [south, west],
        [north, east],
      ],
      true,
    );
    map.setMinZoom(Math.min(zoom, map.getMaxZoom()));
  };
  limit();
  map.on("resize", limit);
}

/** Show what the window showed, beside the legend where there is room for both. */
function showWhole(map, { view: [west, south, east, north] }, options = {}) {
  const legend = byId("legend").offsetWidth;
  const left = map.getSize().x > 3 * legend ? legend : 0;
  map.fitBounds(
    [
      [south, west],
      [north, east],
    ],
    { paddingTopLeft: [left, 0], ...options },
  );
}

function listen(map, data) {
  byId("zoom-in").addEventListener("click", () => map.zoomIn());
  byId("zoom-out").addEventListener("click", () => map.zoomOut());
  byId("whole-map").addEventListener("click", () => showWhole(map, data));
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.matches("input, select, textarea");
    if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    byId("search").focus();
  });
}
