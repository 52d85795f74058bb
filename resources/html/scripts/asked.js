// What is searched for, in all the ways in which it may stand somewhere, by the rules of
// gisapp/core/search/asked.py.

import { asPinyin, bare } from "./matching.js";
import { readQuantity } from "./quantities.js";
import { formsOf } from "./written_forms.js";

/**
 * What a text asks for.
 *
 * `forms` are the bare text and how else it is written, `words` what each of several words asks
 * for, `flag` whether it is a yes or a no in one of the `languages`; null where it is neither.
 */
export function askedFor(typed, languages) {
  const text = bare(typed);
  const quantity = readQuantity(typed);
  const whole = quantity?.whole ? [quantity.whole] : [];
  const apart = quantity ? [] : typed.split(/\s+/).filter((word) => bare(word));
  return {
    text,
    joined: text.replaceAll(" ", ""),
    forms: [...new Set([...formsOf(text), ...whole])],
    pinyin: asPinyin(text),
    quantity,
    flag: flagOf(text, languages),
    words: apart.length > 1 ? apart.map((word) => askedFor(word, languages)) : [],
  };
}

function flagOf(text, languages) {
  const isSaid = (code) => languages.some(({ say }) => bare(say(code)) === text);
  if (text === "true" || isSaid("panel.yes")) return true;
  return text === "false" || isSaid("panel.no") ? false : null;
}
