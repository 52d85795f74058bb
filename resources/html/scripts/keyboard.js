// The page by keyboard: links past what stands first, "/" for the search, Esc for the table.

import { byId } from "./dom.js";
import { isOfInputMethod } from "./input_method.js";

export function createKeyboard({ store }) {
  for (const link of document.querySelectorAll(".skips a")) {
    // The address keeps what is seen on the map, so a skip must not change it.
    link.addEventListener("click", (event) => {
      event.preventDefault();
      byId(link.hash.slice(1)).focus();
    });
  }
  document.addEventListener("keydown", (event) => {
    if (isOfInputMethod(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    const isTyping = event.target.matches("input, select, textarea");
    if (event.key === "/" && !isTyping) {
      event.preventDefault();
      byId("search").focus();
    }
    if (event.key === "Escape" && isInTable(event)) {
      store.set({ table: false });
      byId("table-toggle").focus();
    }
  });
}

/** True for a key pressed in the table while nothing lies open over it. */
function isInTable({ target, defaultPrevented }) {
  const isBelow = document.querySelector(":popover-open");
  return !defaultPrevented && !isBelow && byId("table").contains(target);
}
