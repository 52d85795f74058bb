// Sentences that the reader must not miss.

import { element, icon } from "./dom.js";

/** Publishing a district's outline in China may need a map review. */
export function mapReviewNote(reader) {
  return callout("warning", reader.say("snapshot.map_review"));
}

/** Shapes are drawn by hand. */
export function schematicNote(reader) {
  return callout("info", reader.say("snapshot.schematic_note"));
}

function callout(iconName, text) {
  return element("p", { class: `callout ${iconName}` }, icon(iconName), element("span", {}, text));
}
