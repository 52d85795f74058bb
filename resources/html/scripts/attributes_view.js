// The attributes of a feature that has no dossier, and those of one that its facts don't tell.

import { attributeText, headingOf } from "./attribute_text.js";
import { element } from "./dom.js";
import { longTextOrLinks, shortened } from "./long_text.js";

/** Return all attributes of a feature, empty ones folded away. */
export function attributesOfFeature({ layer, feature, rows }, { words }) {
  const [{ values }] = rows;
  const filled = filledIn({ layer, values });
  const empty = layer.fields.length - filled.length;
  return [
    !feature && element("p", { class: "aside" }, words.say(layer.off_map)),
    notesOf({ rows }, words),
    attributeList(filled, words),
    empty > 0 &&
      element("p", { class: "aside" }, words.say("panel.empty_fields", { count: empty })),
  ];
}

/** Return what the user noted of the rows of an item. */
export function notesOf({ rows }, words) {
  const notes = rows.map(({ note }) => note).filter(Boolean);
  if (!notes.length) return null;
  return element(
    "dl",
    { class: "entries attributes" },
    notes.map((note) => [
      element("dt", {}, words.say("table.note")),
      element("dd", {}, longTextOrLinks(note, words)),
    ]),
  );
}

/** Return what else the rows of a subject say, folded away; null where they say no more. */
export function otherColumns({ rows }, words) {
  const filled = rows.flatMap(filledIn);
  if (!filled.length) return null;
  return element(
    "section",
    { class: "other-columns" },
    element("h3", {}, words.say("own.other_columns")),
    element(
      "details",
      {},
      element("summary", {}, words.say("own.show_columns", { count: filled.length })),
      attributeList(filled, words),
    ),
  );
}

function filledIn({ layer, values }) {
  return layer.fields
    .map((_, position) => [headingOf(layer, position), values[position], layer.roles[position]])
    .filter(([, value]) => value !== null && value !== "");
}

function attributeList(rows, words) {
  return element(
    "dl",
    { class: "entries attributes" },
    rows.map(([name, value, role]) => [
      element("dt", {}, shortened(name)),
      element("dd", {}, longTextOrLinks(attributeText(value, role, words), words)),
    ]),
  );
}
