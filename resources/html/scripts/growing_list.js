// A list that shows some entries at first, and more with a click on its last one.

import { element } from "./dom.js";

const ENTRIES_MORE = 200;

/** Make a list of what `entryOf` makes of each item; none is out of reach. */
export function growingList(items, first, entryOf, { say }) {
  const list = element("ul", {});
  let listed = 0;
  const show = (count) => {
    const some = items.slice(listed, listed + count);
    const entries = some.map((item) => element("li", {}, entryOf(item)));
    listed += entries.length;
    list.append(...entries);
    if (listed < items.length) list.append(more());
    return entries;
  };
  const more = () => {
    const left = (items.length - listed).toLocaleString("en");
    const row = element("li", { class: "more" });
    const grow = () => {
      row.remove();
      show(ENTRIES_MORE)[0].querySelector("button")?.focus();
    };
    row.append(
      element("button", { type: "button", click: grow }, say("panel.and_more", { count: left })),
    );
    return row;
  };
  show(first);
  return list;
}
