// The stretch of a long text in which a word was found, as gisapp/core/text/excerpt.py cuts it.

const BEFORE = 24;
const LENGTH = 72;

/** A text, or of a long one what stands around a word. */
export function excerpt(text, word) {
  const flat = [...text.split(/\s+/).filter(Boolean).join(" ")];
  const place = placeOf(word, flat);
  const first = flat.length > LENGTH ? Math.max(place - BEFORE, 0) : 0;
  const last = first + LENGTH;
  const stretch = flat.slice(first, last).join("");
  return `${first ? "…" : ""}${stretch}${last < flat.length ? "…" : ""}`;
}

/** Where a word stands among letters; 0 where it does not. */
function placeOf(word, letters) {
  const text = letters.join("").toLowerCase();
  return [...text.slice(0, Math.max(text.indexOf(word), 0))].length;
}
