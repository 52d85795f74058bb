// What a column holds, in words, by the rules of gisapp/core/layers/summary_text.py.

import { formatNumber } from "./units.js";
import { joined } from "./words.js";

const MEAN_DIGITS = 6;

/** The statistics of a column, a line for each kind; `form` writes its numbers. */
export function statisticsLines(summary, role, form, words) {
  const { say } = words;
  const { numbers, span } = summary;
  const lines = [countsLine(summary, say)];
  if (numbers) {
    const [low, median, high] = [numbers.minimum, numbers.median, numbers.maximum].map(form);
    lines.push(say("summary.spread", { low, median, high }));
    // The mean of names says nothing.
    if (!["code", "year"].includes(role))
      lines.push(say("summary.mean", { mean: formatNumber(numbers.mean, MEAN_DIGITS) }));
  } else if (span) lines.push(say("summary.dates", { first: form(span[0]), last: form(span[1]) }));
  return [...lines, ...oddLines(summary, say)];
}

function countsLine({ stated, missing, distinct }, say) {
  return joined(
    say("summary.stated", { count: formatNumber(stated) }),
    missing > 0 && say("summary.missing", { count: formatNumber(missing) }),
    say(distinct === 1 ? "summary.distinct_one" : "summary.distinct", {
      count: formatNumber(distinct),
    }),
  );
}

/** What is not to be seen in the histogram, and how its bins are. */
function oddLines({ infinite, offScale, profile: { bins, months } }, say) {
  const odd = months ? "summary.no_dates" : "summary.no_numbers";
  const { clipsLow, clipsHigh, scale } = bins ?? {};
  const clipped = clipsLow && clipsHigh ? "both" : clipsLow ? "low" : "high";
  return [
    infinite > 0 && say("summary.infinite", { count: formatNumber(infinite) }),
    offScale > 0 && say(odd, { count: formatNumber(offScale) }),
    scale === "log" && say("summary.log"),
    (clipsLow || clipsHigh) && say(`summary.clipped_${clipped}`),
  ].filter(Boolean);
}
