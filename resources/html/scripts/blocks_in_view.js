// Reads the layers that are too large for the page, and says where that cannot be.

import { isWithoutServer } from "./beside.js";
import { byId, element, refill } from "./dom.js";

/** Begin to read the large layers; `arrived` in the page's state counts what has come. */
export function readBlocks(page) {
  const { model, store } = page;
  const layers = model.layers.filter(({ beside }) => beside);
  let isTroubled = false;
  const tell = () => {
    if (!isTroubled) return;
    const code = isWithoutServer() ? "snapshot.blocks_no_server" : "snapshot.blocks_missing";
    const names = layers.map(({ name }) => page.words.pick(name)).join(" · ");
    refill(byId("map-trouble"), element("p", {}, page.words.say(code, { names })));
  };
  for (const { features } of layers) {
    features.onChange = () => {
      isTroubled = false;
      refill(byId("map-trouble"));
      store.set({ arrived: store.state.arrived + 1 });
    };
    features.onTrouble = () => {
      isTroubled = true;
      tell();
    };
    features.open();
  }
  store.watch(["language"], tell);
}
