// Values of features that lie in files beside the page: read from the web server when asked for.

import { attributesOfFeature } from "./attributes_view.js";
import { troubleCode, whereUnreadable } from "./beside.js";
import { element, refill } from "./dom.js";

/** Return a place that shows the attributes of an item once they are there, or why they are not. */
export function attributesBeside(item, page) {
  const say = (code) => element("p", { class: "aside" }, page.words.say(code));
  const place = element("div", { class: "beside", role: "status" }, say("snapshot.beside_reading"));
  item.layer.features.valuesOf(item).then(
    (values) => {
      const { layer, note } = item;
      refill(place, attributesOfFeature({ ...item, layer, rows: [{ layer, values, note }] }, page));
    },
    whereUnreadable(() => refill(place, say(troubleCode()))),
  );
  return place;
}
