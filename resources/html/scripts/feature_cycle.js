// The map by keyboard: a list of the features in view, one stop for Tab, then the arrow keys.

import { byId, element, refill } from "./dom.js";
import { isOfInputMethod } from "./input_method.js";
import { titleOf } from "./model.js";

const LISTED_AT_ONCE = 200;

/** Wire the list, and [ ] and Enter on the map itself; `visit(key)` opens a feature. */
export function createFeatureCycle(page, mapView, visit) {
  const { store } = page;
  const list = byId("feature-cycle");
  let found = [];
  let active = -1;
  let isCurrent = false;
  const itemAt = (place) => found[place]?.features.item(found[place].row);

  const draw = () => {
    // All can be walked to; those about the active one are listed.
    const last = Math.max(0, found.length - LISTED_AT_ONCE);
    const first = Math.min(Math.max(0, active - LISTED_AT_ONCE / 2), last);
    const listed = found.slice(first, first + LISTED_AT_ONCE).map((_, place) => first + place);
    refill(
      list,
      listed.map((place) => {
        const item = itemAt(place);
        return element(
          "li",
          {
            role: "option",
            id: `feature-${place}`,
            "aria-selected": String(place === active),
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
  /** Find what is in view now, when somebody wants it: it may be very much. */
  const collect = () => {
    if (isCurrent) return;
    const current = itemAt(active)?.key;
    found = mapView.featuresInView();
    active = current ? found.findIndex((_, place) => itemAt(place).key === current) : -1;
    isCurrent = true;
    draw();
  };
  const outdate = () => {
    isCurrent = false;
    if (document.activeElement === list) collect();
  };
  const step = (rows) => {
    collect();
    const { length } = found;
    if (!length) return;
    active = active < 0 && rows < 0 ? length - 1 : (active + rows + length) % length;
    store.set({ hovered: itemAt(active).key });
    draw();
  };
  const press = (event, back, onward) => {
    if (isOfInputMethod(event)) return;
    if (event.key === back) step(-1);
    else if (event.key === onward) step(1);
    else if (event.key === "Enter" && itemAt(active)) visit(itemAt(active).key);
    else return;
    event.preventDefault();
  };
  mapView.map.on("moveend", outdate);
  store.watch(["hidden", "hiddenClasses", "filters", "language"], outdate);
  list.addEventListener("focus", () => step(active < 0 ? 1 : 0));
  list.addEventListener("blur", () => store.set({ hovered: "" }));
  list.addEventListener("keydown", (event) => press(event, "ArrowUp", "ArrowDown"));
  mapView.map.getContainer().addEventListener("keydown", (event) => press(event, "[", "]"));
}
