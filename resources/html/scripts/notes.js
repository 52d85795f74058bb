// Sentences that the user must not miss.

import { element, icon } from "./dom.js";

/** Publishing a district's outline in China may need a map review. */
export function mapReviewNote(words) {
  return callout("warning", words.say("snapshot.map_review"));
}

/** Shapes are drawn by hand. */
export function schematicNote(words) {
  return callout("info", words.say("snapshot.schematic_note"));
}

function callout(iconName, text) {
  return element("p", { class: `callout ${iconName}` }, icon(iconName), element("span", {}, text));
}
