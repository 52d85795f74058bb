// Text as a search compares it, by the rules of matching.py, typos.py and pinyin.py in
// gisapp/core/text/.

import TRADITIONAL from "../../grammar/traditional.json" with { type: "json" };

export const NOT_FOUND = 99;
const SIMPLIFIED = new Map(
  [...TRADITIONAL.traditional].map((letter, place) => [letter, TRADITIONAL.simplified[place]]),
);
const IN_WORDS = /[a-z0-9.,]/;

/** Text without case, accents, full width, traditional characters and double spaces. */
export function folded(text) {
  const isAscii = /^[\x00-\x7f]*$/.test(text);
  return (isAscii ? text : plain(text)).toLowerCase().replace(/\s+/g, " ").trim();
}

function plain(text) {
  const bare = text.normalize("NFKD").replace(/\p{M}/gu, "").normalize("NFKC");
  return bare.replace(/[^\x00-\x7f]/gu, (letter) => SIMPLIFIED.get(letter) ?? letter);
}

/** How well a name fits what is wanted, both folded: 0 best. */
export function nameRank(name, wanted) {
  if (name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  if (name.includes(` ${wanted}`)) return 2;
  return name.includes(wanted) ? 3 : NOT_FOUND;
}

/** True if a word begins a word of a text; Chinese is written without gaps. */
export function standsIn(word, text) {
  let place = text.indexOf(word);
  while (place >= 0 && !wordStandsAt(text, place)) place = text.indexOf(word, place + 1);
  return place >= 0;
}

function wordStandsAt(text, place) {
  return text.charCodeAt(place) > 127 || place === 0 || !IN_WORDS.test(text[place - 1]);
}

/** A folded text as the pinyin that it may be, without gaps; empty where it is none. */
export function asPinyin(wanted) {
  if (!/^[a-z' ]{2,}$/.test(wanted)) return "";
  return wanted.replace(/[ ']/g, "").replace(/([ln])v/g, "$1u");
}

/** How many letters of a folded text may be wrong: none in short texts and numbers. */
export function typosAllowed(wanted) {
  const { length } = [...wanted];
  if (/\p{Nd}/u.test(wanted)) return 0;
  if (/[^\x00-\x7f]/.test(wanted)) return length >= 3 ? 1 : 0;
  if (length >= 8) return 2;
  return length >= 4 ? 1 : 0;
}

/** How many letters differ between a text and the most alike stretch of another. */
export function typosIn(wantedText, otherText) {
  const [wanted, text] = [[...wantedText], [...otherText]];
  let before = [];
  // A stretch may begin anywhere: nothing of the wanted text costs nothing at any letter.
  let row = new Array(text.length + 1).fill(0);
  wanted.forEach((letter, place) => {
    const last = before;
    before = row;
    row = [place + 1];
    text.forEach((other, column) => {
      const replaced = before[column] + (letter === other ? 0 : 1);
      let cost = Math.min(row[column] + 1, before[column + 1] + 1, replaced);
      const isSwapped = place && column && letter === text[column - 1];
      if (isSwapped && wanted[place - 1] === other) cost = Math.min(cost, last[column - 1] + 1);
      row.push(cost);
    });
  });
  return Math.min(...row);
}

/** Parts of a text of which each text that has it with so many typos has one unchanged. */
export function piecesOf(wantedText, typos) {
  const wanted = [...wantedText];
  const part = (first, last) => wanted.slice(first, last).join("");
  if (typos === 1) {
    const half = Math.floor(wanted.length / 2);
    return [part(0, Math.max(half - 1, 1)), part(half + 1) || part(half)];
  }
  const step = Math.ceil(wanted.length / (typos + 1));
  return Array.from({ length: Math.ceil(wanted.length / step) }, (_, place) =>
    part(place * step, (place + 1) * step),
  );
}
