// The attributes of a feature that has no dossier, empty ones folded away.

import { element, textOrLink } from "./dom.js";
import { formatNumber } from "./units.js";

export function attributesOfFeature({ layer, values }, { words }) {
  const rows = layer.fields.map((name, position) => [name, values[position]]);
  const filled = rows.filter(([, value]) => value !== null && value !== "");
  const empty = rows.length - filled.length;
  return [
    element(
      "dl",
      { class: "entries attributes" },
      filled.map(([name, value]) => [
        element("dt", {}, name),
        element("dd", {}, attributeText(value)),
      ]),
    ),
    empty > 0 &&
      element("p", { class: "aside" }, words.say("panel.empty_fields", { count: empty })),
  ];
}

function attributeText(value) {
  return typeof value === "number" ? formatNumber(value, 15) : textOrLink(String(value));
}
