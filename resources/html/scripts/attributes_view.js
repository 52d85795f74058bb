// The attributes of a feature that has no dossier, empty ones folded away.

import { attributeInWords } from "./attribute_text.js";
import { element, textOrLink } from "./dom.js";

export function attributesOfFeature({ layer, values }, { words }) {
  const rows = layer.fields.map((name, position) => [
    name,
    values[position],
    layer.roles[position],
  ]);
  const filled = rows.filter(([, value]) => value !== null && value !== "");
  const empty = rows.length - filled.length;
  return [
    element(
      "dl",
      { class: "entries attributes" },
      filled.map(([name, value, role]) => [
        element("dt", {}, name),
        element("dd", {}, textOrLink(attributeInWords(value, role, words))),
      ]),
    ),
    empty > 0 &&
      element("p", { class: "aside" }, words.say("panel.empty_fields", { count: empty })),
  ];
}
