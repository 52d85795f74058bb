// Texts that go on without end: their beginning, and the rest for who asks for it.

import { element, textOrLink } from "./dom.js";
import { formatNumber } from "./units.js";

const MOST_LETTERS = 300;
const MOST_IN_TITLE = 120;
// Of code units: a family of emoji has 11, a letter with many marks some more.
const LONGEST_LETTER = 64;
const letters = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** Return a text, or its beginning up to a whole letter, and "…". */
export function shortened(text, most = MOST_LETTERS) {
  if (text.length <= most) return text;
  let end = 0;
  for (const { index } of letters.segment(text.slice(0, most + LONGEST_LETTER)))
    if (index <= most) end = index;
  return `${text.slice(0, end || most).trimEnd()}…`;
}

/** Return a text for an element; of a long one the beginning, with a button that shows the rest. */
export function longText(text, { say }, most = MOST_LETTERS) {
  if (text.length <= most) return text;
  const beginning = element("span", {}, shortened(text, most));
  const more = element(
    "button",
    { type: "button", class: "more-text", click: () => showAll() },
    say("snapshot.whole_text", { count: formatNumber(text.length) }),
  );
  const showAll = () => {
    const whole = element("span", { tabindex: "-1" }, textOrLink(text));
    beginning.replaceWith(whole);
    more.remove();
    whole.focus({ preventScroll: true });
  };
  return [beginning, " ", more];
}

/** Return a heading in the same way. */
export function longTitle(text, words) {
  return longText(text, words, MOST_IN_TITLE);
}

/** Return a text in the same way; in a short one each address is a link. */
export function longTextOrLinks(text, words) {
  return text.length <= MOST_LETTERS ? textOrLink(text) : longText(text, words);
}
