// Two fields in which the ends of a range are typed.

import { element } from "./dom.js";
import { isRange } from "./facet_choice.js";
import { isoMonth, monthTyped } from "./months.js";
import { readQuantity } from "./quantities.js";

/** Return { view, show(condition) }; `type(low, high)` is called, or `refuse(text)`. */
export function createRange(profile, form, type, refuse, { say }) {
  const { months, positions } = profile;
  const stated = positions.filter((each) => !Number.isNaN(each));
  const ends = [stated.reduce((a, b) => Math.min(a, b)), stated.reduce((a, b) => Math.max(a, b))];
  const written = months ? isoMonth : form;
  let range = [null, null];
  const read = (text, isHigh) => {
    if (months) return monthTyped(text, isHigh);
    const quantity = readQuantity(text);
    return quantity && !quantity.unit ? quantity.amount : null;
  };
  const take = () => {
    const typed = [];
    for (const [end, box] of boxes.entries()) {
      const text = box.value.trim();
      const value = text === textOf(range[end]) ? range[end] : read(text, end === 1);
      if (text && value === null) return refuse(text);
      typed.push(text ? value : null);
    }
    const [low, high] = typed;
    const isTurned = low !== null && high !== null && low > high;
    type(isTurned ? high : low, isTurned ? low : high);
  };
  const textOf = (value) => (value === null ? "" : written(value));
  const boxes = ["facet.from", "facet.to"].map((code, end) =>
    element("input", {
      type: "text",
      autocomplete: "off",
      spellcheck: "false",
      "aria-label": say(code),
      placeholder: written(ends[end]),
      change: take,
    }),
  );
  return {
    view: element(
      "div",
      { class: "range" },
      element("span", { "aria-hidden": "true" }, say("facet.from")),
      boxes[0],
      element("span", { "aria-hidden": "true" }, say("facet.to")),
      boxes[1],
    ),
    show(condition) {
      range = isRange(condition) ? [condition.low, condition.high] : [null, null];
      boxes.forEach((box, end) => {
        if (box !== document.activeElement || range[end] !== null) box.value = textOf(range[end]);
      });
    },
  };
}
