// Sentences that the user must not miss.

import { element, icon } from "./dom.js";

/** Publishing a district's outline in China may need a map review. */
export function mapReviewNote(words) {
  return callout("warning", [words.say("snapshot.map_review")]);
}

/** What must be known of the map: that shapes are drawn by hand, and what the author says. */
export function notesView(notes, { pick }) {
  return notes.length > 0 && callout("info", notes.map(pick));
}

function callout(iconName, sentences) {
  return element(
    "div",
    { class: `callout ${iconName}` },
    icon(iconName),
    element(
      "div",
      {},
      sentences.map((sentence) => element("p", {}, sentence)),
    ),
  );
}
