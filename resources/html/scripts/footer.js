// The lines below the map: whose data and work it is, and what it must not be taken for.

import { byId, element, refill } from "./dom.js";
import { filtersTold } from "./filter_chips.js";
import { joined } from "./words.js";

export function createFooter(page) {
  const { data, model, store } = page;
  store.watch(["language", "filters"], () => {
    const { say, pick } = page.words;
    const titles = model.datasets.flatMap(({ sources }) =>
      Object.values(sources).map(({ title }) => pick(title)),
    );
    const [first, ...others] = [...titles, ...data.files.map(({ title }) => title)];
    const source = others.length
      ? say("snapshot.sources_more", { first, count: others.length })
      : first;
    refill(
      byId("lines"),
      [...data.filters.map(pick), ...filtersTold(page)].map((told) =>
        element("p", { class: "filter" }, told),
      ),
      source && element("p", {}, element("b", {}, say("snapshot.source")), " ", source),
      element(
        "p",
        {},
        element("b", {}, say("snapshot.disclaimer")),
        " ",
        disclaimer(page),
        " ",
        element("button", { type: "button", popovertarget: "notices" }, say("snapshot.notices")),
      ),
    );
    byId("attribution").textContent = joined(
      pick(data.map_line),
      ...data.attribution,
      "Leaflet",
    );
  });
}

/** What is drawn by hand, what the author says, and that figures stand as they are stated. */
function disclaimer({ data, words: { say, pick } }) {
  return [...data.notes.map(pick), say("snapshot.as_stated")].join(" ");
}
