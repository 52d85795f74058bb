// The histogram of a column, over which a range is brushed: by mouse, finger or two sliders.

import { barsOf } from "./column_profile.js";
import { element, svgElement } from "./dom.js";
import { brushOf } from "./facet_choice.js";

const [WIDE, TALL] = [300, 64];
const LEAST_PX = 1.5;

/** Return { view, show(summary, condition) }; `brush(low, high)` takes the numbers of two edges. */
export function createHistogram(profile, field, form, brush, { say }) {
  const { edges } = profile.bins;
  const last = edges.length - 1;
  const ofAll = barsOf(profile, profile.counts);
  const most = ofAll.reduce((a, b) => Math.max(a, b), 1);
  const bars = ofAll.map ? [...ofAll].map((rows, place) => barOf(rows, place)) : [];
  const chart = svgElement(
    "svg",
    {
      viewBox: `0 0 ${WIDE} ${TALL}`,
      preserveAspectRatio: "none",
      role: "img",
      "aria-label": say("facet.histogram", { field }),
    },
    bars.flatMap(({ ghost, bar }) => [ghost, bar]),
  );
  const slide = () => {
    const [low, high] = sliders.map(({ value }) => Number(value));
    brush(Math.min(low, high), Math.max(low, high));
  };
  const sliders = ["facet.from", "facet.to"].map((code) =>
    element("input", {
      type: "range",
      min: "0",
      max: String(last),
      step: "1",
      "aria-label": `${field}: ${say(code)}`,
      input: slide,
    }),
  );
  drag(chart, last, brush);

  function barOf(rows, place) {
    const at = { x: (WIDE * place) / last + 0.5, width: Math.max(WIDE / last - 1, 0.5) };
    const bar = svgElement("rect", { class: "bar", ...at });
    const ghost = svgElement("rect", { class: "ghost", ...at, ...tall(rows) });
    return { ghost, bar };
  }
  function tall(rows) {
    const height = rows ? Math.max((TALL * rows) / most, LEAST_PX) : 0;
    return { y: TALL - height, height };
  }

  return {
    view: element("div", { class: "histogram" }, chart, sliders),
    show(summary, condition) {
      const range = brushOf(profile, condition).map((position) => Math.round(position * last));
      summary.bars.forEach((rows, place) => {
        const { bar } = bars[place];
        for (const [name, value] of Object.entries(tall(rows))) bar.setAttribute(name, value);
        bar.classList.toggle("taken", place >= range[0] && place < Math.max(range[1], range[0] + 1));
      });
      sliders.forEach((slider, end) => {
        if (slider !== document.activeElement || Number(slider.value) === range[end])
          slider.value = String(range[end]);
        slider.setAttribute("aria-valuetext", form(edges[Number(slider.value)]));
      });
    },
  };
}

/** Brush what is dragged over the bars; a double click takes all again. */
function drag(chart, last, brush) {
  let begun = null;
  const edgeAt = ({ clientX }, round) => {
    const { left, width } = chart.getBoundingClientRect();
    return Math.min(Math.max(round(((clientX - left) / width) * last), 0), last);
  };
  const take = (event) => {
    const [from, to] = [begun, event].sort((a, b) => a.clientX - b.clientX);
    const low = Math.min(edgeAt(from, Math.floor), last - 1);
    brush(low, Math.max(edgeAt(to, Math.ceil), low + 1));
  };
  chart.addEventListener("pointerdown", (event) => {
    begun = { clientX: event.clientX };
    chart.setPointerCapture(event.pointerId);
    take(event);
  });
  chart.addEventListener("pointermove", (event) => begun && take(event));
  chart.addEventListener("pointerup", () => (begun = null));
  chart.addEventListener("pointercancel", () => (begun = null));
  chart.addEventListener("dblclick", () => brush(0, last));
}
