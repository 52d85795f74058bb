// The order of texts as users list them: DK-2 before DK-10 whatever their case and width, Chinese
// characters by pinyin, as in gisapp/core/tables/text_keys.py.

const NUMBER = /0*([0-9]+)/g;
const CHINESE = /[\u3400-\u9fff]/g;
const FIRST_CHINESE = 0x3400;
const [ZERO, LONGEST_RUN] = [48, 48];
const byPinyin = new Intl.Collator("zh-Hans-u-co-pinyin").compare;

/** Return the rank of each text; texts that read alike have one. */
export function orderOf(texts) {
  const keys = keysOf(texts);
  const order = Uint32Array.from(keys.keys());
  order.sort((a, b) => (keys[a] < keys[b] ? -1 : Number(keys[a] > keys[b])));
  const ranks = new Int32Array(texts.length);
  let rank = 0;
  order.forEach((place, at) => {
    if (at && keys[order[at - 1]] !== keys[place]) rank++;
    ranks[place] = rank;
  });
  return ranks;
}

/** Texts that are in order by their letters alone: no collator is asked for each pair. */
function keysOf(texts) {
  const plain = texts.map((text) =>
    text.normalize("NFKC").toLowerCase().replace(NUMBER, withLength),
  );
  const letters = new Set(plain.flatMap((text) => text.match(CHINESE) ?? []));
  if (!letters.size) return plain;
  const inOrder = [...letters].sort(byPinyin);
  const places = new Map(
    inOrder.map((letter, place) => [letter, String.fromCharCode(FIRST_CHINESE + place)]),
  );
  return plain.map((text) => text.replace(CHINESE, (letter) => places.get(letter)));
}

/** A number after how long it is, without the zeros before it. */
function withLength(_, digits) {
  return String.fromCharCode(ZERO + Math.min(digits.length, LONGEST_RUN)) + digits;
}
