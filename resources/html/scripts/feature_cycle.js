// The map by keyboard: a list of the features in view, one stop for Tab, then the arrow keys.

import { byId, element, refill } from "./dom.js";
import { titleOf } from "./model.js";

const LISTED_AT_ONCE = 200;

/** Wire the list, and [ ] and Enter on the map itself; `visit(key)` opens a feature. */
export function createFeatureCycle(page, mapView, visit) {
  const { store } = page;
  const list = byId("feature-cycle");
  let items = [];
  let active = -1;

  const draw = () => {
    // All can be walked to; those about the active one are listed.
    const last = Math.max(0, items.length - LISTED_AT_ONCE);
    const first = Math.min(Math.max(0, active - LISTED_AT_ONCE / 2), last);
    refill(
      list,
      items.slice(first, first + LISTED_AT_ONCE).map((item, place) => {
        const row = first + place;
        return element(
          "li",
          {
            role: "option",
            id: `feature-${row}`,
            "aria-selected": String(row === active),
            click: () => visit(item.key),
          },
          element("span", { class: "name" }, titleOf(item, page.words)),
          element("span", { class: "aside" }, page.words.pick(item.kind)),
        );
      }),
    );
    if (active >= 0) list.setAttribute("aria-activedescendant", `feature-${active}`);
    else list.removeAttribute("aria-activedescendant");
    list.children[active - first]?.scrollIntoView({ block: "nearest" });
  };
  const collect = () => {
    const current = items[active]?.key;
    items = mapView.itemsInView();
    active = items.findIndex(({ key }) => key === current);
    draw();
  };
  const step = (rows) => {
    if (!items.length) return;
    active =
      active < 0 && rows < 0 ? items.length - 1 : (active + rows + items.length) % items.length;
    store.set({ hovered: items[active].key });
    draw();
  };
  const press = (event, back, onward) => {
    if (event.key === back) step(-1);
    else if (event.key === onward) step(1);
    else if (event.key === "Enter" && items[active]) visit(items[active].key);
    else return;
    event.preventDefault();
  };
  mapView.map.on("moveend", collect);
  store.watch(["hidden", "language"], collect);
  list.addEventListener("focus", () => step(active < 0 ? 1 : 0));
  list.addEventListener("blur", () => store.set({ hovered: "" }));
  list.addEventListener("keydown", (event) => press(event, "ArrowUp", "ArrowDown"));
  mapView.map.getContainer().addEventListener("keydown", (event) => press(event, "[", "]"));
}
