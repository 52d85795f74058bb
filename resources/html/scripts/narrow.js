// Phones: one column, or two when held on their side; styles/narrow.css has the same sizes.

import { byId } from "./dom.js";

export const NARROW = "(max-width: 899px)";

/** Keep the switches of the table and of the comparison where the thumb is. */
export function createNarrow() {
  const narrow = matchMedia(NARROW);
  const switches = [byId("table-toggle"), byId("compare-toggle")];
  const place = () => {
    if (narrow.matches) byId("to-overview").after(...switches);
    else byId("theme").after(...switches);
  };
  narrow.addEventListener("change", place);
  place();
}
