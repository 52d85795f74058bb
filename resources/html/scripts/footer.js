// The lines below the map: whose data and work it is, and what it must not be taken for.

import { byId, element, refill } from "./dom.js";
import { joined } from "./words.js";

export function createFooter(page) {
  const { data, model, store } = page;
  store.watch(["language"], () => {
    const { say, pick } = page.words;
    const titles = model.datasets.flatMap(({ sources }) =>
      Object.values(sources).map(({ title }) => pick(title)),
    );
    const [first, ...others] = titles;
    const source = others.length
      ? say("snapshot.sources_more", { first, count: others.length })
      : first;
    refill(
      byId("lines"),
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
    byId("attribution").textContent = joined(...data.attribution, "Leaflet");
  });
}

function disclaimer({ model, words: { say } }) {
  const isSchematic = model.layers.some((layer) => layer.schematic && layer.identifiable);
  const hasDistrict = [...model.items.values()].some(({ subject }) => subject?.kind === "district");
  return [
    isSchematic && say("snapshot.schematic_note"),
    hasDistrict && say("snapshot.map_review"),
    say("snapshot.as_stated"),
  ]
    .filter(Boolean)
    .join(" ");
}
