// The attributes of a feature that has no dossier, empty ones folded away.

import { attributeText, headingOf } from "./attribute_text.js";
import { element, textOrLink } from "./dom.js";

export function attributesOfFeature({ layer, feature, values }, { words }) {
  const rows = layer.fields.map((_, position) => [
    headingOf(layer, position),
    values[position],
    layer.roles[position],
  ]);
  const filled = rows.filter(([, value]) => value !== null && value !== "");
  const empty = rows.length - filled.length;
  return [
    !feature && element("p", { class: "aside" }, words.say(layer.off_map)),
    element(
      "dl",
      { class: "entries attributes" },
      filled.map(([name, value, role]) => [
        element("dt", {}, name),
        element("dd", {}, textOrLink(attributeText(value, role, words))),
      ]),
    ),
    empty > 0 &&
      element("p", { class: "aside" }, words.say("panel.empty_fields", { count: empty })),
  ];
}
