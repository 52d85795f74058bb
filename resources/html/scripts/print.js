// Printing: the map takes the paper's size while the browser makes its pages.

import { byId } from "./dom.js";

/** Lay the page out for paper before it is printed, and as it was afterwards. */
export function createPrint({ store }, mapView) {
  const { map } = mapView;
  let before = null;

  const prepare = () => {
    if (before) return;
    before = {
      bounds: map.getBounds(),
      center: map.getCenter(),
      zoom: map.getZoom(),
      dark: store.state.dark,
    };
    store.set({ dark: false });
    document.body.classList.add("printing");
    map.invalidateSize({ animate: false, pan: false });
    map.fitBounds(before.bounds, { animate: false });
    mapView.repaint();
  };
  const restore = () => {
    if (!before) return;
    const { center, zoom, dark } = before;
    before = null;
    document.body.classList.remove("printing");
    map.invalidateSize({ animate: false, pan: false });
    map.setView(center, zoom, { animate: false });
    store.set({ dark });
    mapView.repaint();
  };
  const paper = matchMedia("print");
  paper.addEventListener("change", () => (paper.matches ? prepare() : restore()));
  window.addEventListener("beforeprint", prepare);
  window.addEventListener("afterprint", restore);
  byId("print").addEventListener("click", () => window.print());
}
