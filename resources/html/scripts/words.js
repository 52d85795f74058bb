// The user's language and units, and the words of the page in them.

import { formatDate, formatNumber } from "./units.js";

/** Join pieces of one line that are not empty: "Planned · 2017 (inferred)". */
export function joined(...parts) {
  return parts.filter(Boolean).join(" · ");
}

/** Return the words of a state: `say` words a code, `pick` takes one of English and Chinese. */
export function wordsFor(allWords, { language, area, money }) {
  const entries = allWords[language];
  const knows = (code) => code in entries;
  const say = (code, values = {}) => {
    if (!knows(code)) throw new Error(`no words for ${code}`);
    return entries[code].replace(/\{(\w+)(:,)?\}/g, (_, name, isGrouped) =>
      isGrouped ? formatNumber(values[name]) : values[name],
    );
  };
  const inOrder = ([en, zh]) => (language === "zh" ? [zh, en] : [en, zh]);
  return {
    language,
    area,
    money,
    knows,
    say,
    /** The words in the user's language, or in the other where these are not known. */
    pick: (pair) => {
      const [own, other] = inOrder(pair);
      return own || other;
    },
    /** The words in the other language, empty where not known or the same. */
    pickOther: (pair) => {
      const [own, other] = inOrder(pair);
      return own && other !== own ? other : "";
    },
    date: (iso) => formatDate(iso, say),
    /** Compare two texts as the language's users would order them. */
    compare: new Intl.Collator(language === "zh" ? "zh-Hans" : "en", { numeric: true }).compare,
  };
}
