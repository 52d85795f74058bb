// Printing: the map takes the paper's size while the browser makes its pages.

import { byId } from "./dom.js";
import { ALL_MADE } from "./table_rows.js";
import { formatNumber } from "./units.js";

const MOST_COLUMNS = 12;

/** Lay the page out for paper before it is printed, and as it was afterwards. */
export function createPrint(page, mapView) {
  const { store } = page;
  let isLaidOut = false;
  let undo = null;

  const prepare = () => {
    if (isLaidOut) return;
    isLaidOut = true;
    const { dark } = store.state;
    // The panel is made anew in other colours, so they come first.
    store.set({ dark: false });
    const steps = [closePopovers(), openFolded(), bringLines(), layOutMap(mapView)];
    tellWhatIsCut(page);
    mapView.repaint();
    undo = () => {
      for (const step of steps) step();
      store.set({ dark });
      mapView.repaint();
    };
  };
  // Told twice, by Chromium: the page has its size on the screen again at the later time only.
  const restore = () => {
    isLaidOut = false;
    undo?.();
  };
  const paper = matchMedia("print");
  paper.addEventListener("change", () => (paper.matches ? prepare() : restore()));
  window.addEventListener("beforeprint", prepare);
  window.addEventListener("afterprint", restore);
  byId("print").addEventListener("click", () => {
    byId("menu").hidePopover();
    window.print();
  });
}

/** Give the map the paper's size, showing no less; return what puts it back where it was. */
function layOutMap({ map }) {
  const [bounds, center, zoom] = [map.getBounds(), map.getCenter(), map.getZoom()];
  const { maxBounds } = map.options;
  // Otherwise Leaflet moves the map once it is put back, if it stood at the edge.
  map.setMaxBounds(null);
  document.body.classList.add("printing");
  map.invalidateSize({ animate: false, pan: false });
  map.fitBounds(bounds, { animate: false });
  return () => {
    map.setMaxBounds(null);
    document.body.classList.remove("printing");
    map.invalidateSize({ animate: false, pan: false });
    map.setView(center, zoom, { animate: false });
    map.options.maxBounds = maxBounds;
    map.on("moveend", map._panInsideMaxBounds);
  };
}

/** Paper has what is folded away; return what folds it again. */
function openFolded() {
  const folded = document.querySelectorAll("#legend:not([open]), #details details:not([open])");
  for (const each of folded) each.open = true;
  return () => {
    for (const each of folded) each.open = false;
  };
}

/** Whose data it is stands below the map, not alone on a last sheet; return what puts it back. */
function bringLines() {
  const focused = document.activeElement;
  document.querySelector(".map-pane").append(byId("lines"));
  return () => {
    byId("comparison").after(byId("lines"));
    focused.focus({ preventScroll: true });
  };
}

/** What lies open over the page would cover each sheet; return what opens it again. */
function closePopovers() {
  const open = document.querySelectorAll(":popover-open");
  for (const each of open) each.hidePopover();
  return () => {
    for (const each of open) each.togglePopover(true);
  };
}

/** Say under a table how much of it the paper has room for. */
function tellWhatIsCut({ words }) {
  const table = byId("table-body");
  const columns = table.rows[0]?.cells.length ?? 0;
  const rows = Number(table.getAttribute("aria-rowcount")) - 1;
  const told = [
    [MOST_COLUMNS, columns, "snapshot.columns_printed"],
    [ALL_MADE, rows, "snapshot.rows_printed"],
  ]
    .filter(([most, count]) => count > most)
    .map(([shown, count, code]) => words.say(code, { shown, count: formatNumber(count) }));
  byId("table-printed").textContent = told.join(" ");
}
