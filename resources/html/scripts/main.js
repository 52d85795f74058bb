// Starts the page on the Leaflet map that folium made.

import { readData } from "./data.js";
import { createComparison } from "./comparison_view.js";
import { createDetailsPanel } from "./details_panel.js";
import { byId } from "./dom.js";
import { createDownloads } from "./downloads.js";
import { createFooter } from "./footer.js";
import { createKeyboard } from "./keyboard.js";
import { createLegend } from "./legend.js";
import { createMapView } from "./map_view.js";
import { createChips } from "./filter_chips.js";
import { createFacet } from "./facet_view.js";
import { createModel } from "./model.js";
import { moving } from "./motion.js";
import { createNarrow } from "./narrow.js";
import { painted } from "./painted.js";
import { keepPermalink } from "./permalink.js";
import { createPreferences } from "./preferences.js";
import { createPrint } from "./print.js";
import { wordsFor } from "./words.js";
import { createSearch } from "./search.js";
import { createStore } from "./store.js";
import { tablesOf } from "./table_columns.js";
import { createTable } from "./table_view.js";
import { createFeatureCycle } from "./feature_cycle.js";

const GREY = "class_other";
const SHARE_READ = 0.6;
const SHARE_JOINED = 0.8;

/** Read the page's data and bring all its parts to life; `opening` watches that: see opening.js. */
export async function startSnapshot(map, opening) {
  if (!opening.begin()) return;
  await painted();
  const data = await readData({ data: byId("data"), numbers: byId("numbers") }, (share) =>
    opening.report(share * SHARE_READ),
  );
  await painted();
  const model = createModel(data);
  model.tables = tablesOf(model, data.words);
  opening.report(SHARE_JOINED);
  await painted();
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
    hiddenClasses: new Set(),
    filters: new Map(),
    resolution: 0,
    latitude: 0,
    arrived: 0,
    table: false,
  });
  const page = pageOf(data, model, store);
  byId("app").hidden = false;
  createPreferences(page);
  createNarrow();
  createLegend(page);
  map.invalidateSize({ animate: false });
  showWhole(map, data, { animate: false });
  keepInside(map, data);
  createFooter(page);
  // The panel opens what the map was asked about, and the map shows what the panel opens.
  const choose = (items) =>
    details.open(
      items[0]?.key ?? "",
      [...new Set(items.map(({ key }) => key))],
    );
  const mapView = createMapView(map, page, choose);
  const details = createDetailsPanel(page, mapView);
  const visit = (key) => model.items.reach(key, () => details.visit(key));
  createSearch(
    page,
    (key) =>
      model.items.reach(key, (item) => {
        details.visit(key);
        mapView.reveal(item);
      }),
    (place) => mapView.goTo(place),
  );
  const facet = createFacet(page);
  createTable(page, visit, facet.open);
  createChips(page, facet.open);
  createComparison(page);
  createDownloads(page);
  createPrint(page, mapView);
  createKeyboard(page);
  createFeatureCycle(page, mapView, visit);
  keepPermalink(page, map, details.open);
  listen(map, data);
  opening.done();
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
    /** A colour of the palette by its name, grey where it has none, or one that is written out. */
    color: (name) => {
      const colors = data.palette[store.state.dark ? "dark" : "light"];
      return name.startsWith("#") ? name : colors[Object.hasOwn(colors, name) ? name : GREY];
    },
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
  byId("zoom-in").addEventListener("click", () => map.zoomIn(undefined, moving()));
  byId("zoom-out").addEventListener("click", () => map.zoomOut(undefined, moving()));
  byId("whole-map").addEventListener("click", () => showWhole(map, data, moving()));
}
