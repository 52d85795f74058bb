// A Chinese name as it is typed in pinyin, by the rules of gisapp/core/text/pinyin.py.

import { bare } from "./matching.js";

const LONGEST = 200;

/** A name in pinyin and by its initials, as `readings` say its characters are mostly read. */
export function spelled(name, readings) {
  const letters = [...bare(name)].slice(0, LONGEST);
  if (!letters.some((letter) => Object.hasOwn(readings, letter))) return [];
  const syllables = letters
    .map((letter) => (Object.hasOwn(readings, letter) ? ` ${readings[letter]} ` : letter))
    .join("")
    .split(/\s+/)
    .filter(Boolean);
  return [syllables.join(""), syllables.map((syllable) => [...syllable][0]).join("")];
}
