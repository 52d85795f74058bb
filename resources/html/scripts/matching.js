// Text as a search compares it, by the rules of matching.py, typos.py and pinyin.py in
// gisapp/core/text/.

import TRADITIONAL from "../../grammar/traditional.json" with { type: "json" };

export const NOT_FOUND = 99;
/** Letters that are looked for inside of a name in pinyin, too: of fewer, most names have them. */
export const FEWEST_INSIDE = 4;
const SIMPLIFIED = new Map(
  [...TRADITIONAL.traditional].map((letter, place) => [letter, TRADITIONAL.simplified[place]]),
);
const IN_WORDS = /[a-z0-9.,]/;
// Apostrophes of all kinds, and what no one sees: soft hyphens and blanks without width.
const UNHEARD = /['`\u00b4\u02b9\u02bb\u02bc\u2018\u2019\u201b\u2032\uff07\u00ad\u200b\u2060\ufeff]/g;
// Marks on letters without which these are read as well; vowels of Thai and Hindi are none.
const ACCENTS =
  /[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/g;
const LEFT_OUT =
  /[()[\]{}<>"《》「」『』【】〔〕“”]|(?<=[a-z])-(?=[a-z])|(?<=[a-z])\.(?=[ \d]|$)/g;
const BLANKS = / (?=[\u3040-\u30ff\u3400-\u9fff])|(?<=[\u3040-\u30ff\u3400-\u9fff]) /g;

/** Text without case, accents, full width, apostrophes, traditional characters, double spaces. */
export function folded(text) {
  const said = text.replace(UNHEARD, "");
  const plain = /^[\x00-\x7f]*$/.test(said) ? said : simplified(said);
  return plain.toLowerCase().replaceAll("ß", "ss").replaceAll("ς", "σ").replace(/\s+/g, " ").trim();
}

function simplified(text) {
  const apart = text.normalize("NFKD").replace(ACCENTS, "").replace(UNHEARD, "");
  const plain = apart.normalize("NFKC");
  return plain.replace(/[^\x00-\x7f]/gu, (letter) => SIMPLIFIED.get(letter) ?? letter);
}

/** Text folded, and without what many leave out when they type a name. */
export function bare(text) {
  return folded(text).replace(LEFT_OUT, " ").replace(/ +/g, " ").trim().replace(BLANKS, "");
}

/** How well a name fits what is wanted, both folded: 0 best. */
export function nameRank(name, wanted) {
  if (name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  if (name.includes(` ${wanted}`)) return 2;
  return name.includes(wanted) ? 3 : NOT_FOUND;
}

/** How well a form of a name, maybe in pinyin, fits what is asked: 0 best. */
export function formRank(form, isPinyin, { text, joined, pinyin }) {
  const typed = isPinyin ? pinyin : text;
  if (!typed) return NOT_FOUND;
  const begins = form.startsWith(isPinyin ? pinyin : joined);
  if (!begins && isPinyin && pinyin.length < FEWEST_INSIDE) return NOT_FOUND;
  const inside = form.includes(typed) ? nameRank(form, typed) : NOT_FOUND;
  return begins ? Math.min(inside, 1) : inside;
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
  if (!/^[a-z ]{2,}$/.test(wanted)) return "";
  return wanted.replaceAll(" ", "").replace(/([ln])v/g, "$1u");
}

/** How many letters of a folded text may be wrong: none in short texts; digits never are. */
export function typosAllowed(wanted) {
  const { length } = [...wanted.replace(/\p{Nd}/gu, "")];
  if (/[^\x00-\x7f]/.test(wanted)) return length >= 3 ? 1 : 0;
  if (length >= 8) return 2;
  return length >= 4 ? 1 : 0;
}

/** How many letters differ between a text and the most alike stretch of another. */
export function typosIn(wantedText, otherText) {
  const [wanted, text] = [[...wantedText], [...otherText]];
  const costs = new Map([...wanted, ...text].map((letter) => [letter, costOf(letter)]));
  let before = [];
  // A stretch may begin anywhere: nothing of the wanted text costs nothing at any letter.
  let row = new Array(text.length + 1).fill(0);
  wanted.forEach((letter, place) => {
    const last = before;
    before = row;
    row = [before[0] + costs.get(letter)];
    text.forEach((other, column) => {
      const wrong = letter === other ? 0 : Math.max(costs.get(letter), costs.get(other));
      let cost = Math.min(
        row[column] + costs.get(other),
        before[column + 1] + costs.get(letter),
        before[column] + wrong,
      );
      const isSwapped = place && column && letter === text[column - 1];
      if (isSwapped && wanted[place - 1] === other) cost = Math.min(cost, last[column - 1] + wrong);
      row.push(cost);
    });
  });
  return Math.min(...row);
}

/** A digit is never a slip of the fingers: factory 6 is not factory 16. */
function costOf(letter) {
  return /\p{Nd}/u.test(letter) ? NOT_FOUND : 1;
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
