// Searches the rows of a layer that are items of their own, a column at a time: each value is looked
// at once, and nothing is made of a row before it is found.

import {
  fieldRanker,
  formTypoRanker,
  isUnder,
  searchedAs,
  typoRanker,
} from "./attribute_search.js";
import { NOT_FOUND, bare, formRank, standsIn } from "./matching.js";
import { unitOfHeading } from "./quantities.js";

const VALUE_RANK = 3;
const TEXT_RANK = 4;
/** Values of a column that are compared letter by letter. */
const MOST_COMPARED = 800;
const A_STEP = 200;

/**
 * Return { layer, best, alike, prepare } of a layer.
 *
 * `best(asked, limit, passing)` are the entries of the rows that fit best, those first, and
 * `alike` of those that are nearly so; `passing` has 1 for each row that may be found, null for
 * all. `prepare()` does in steps what the first search has to wait for else. `entriesOf(item)`
 * makes the entries.
 */
export function rowSearch(layer, entriesOf) {
  const { features } = layer;
  const fields = features.hasValues ? [...layer.fields.keys()] : [];
  layer.units ??= layer.fields?.map(unitOfHeading);
  const nameColumns = [...new Set(features.nameColumns.filter(Boolean))];
  const nameForms = new Map();
  const spellings = [];
  const texts = [];

  const formsOf = (column) => {
    if (!nameForms.has(column)) nameForms.set(column, column.values.map((name) => bare(name ?? "")));
    return nameForms.get(column);
  };
  const spellingsOf = (row) => (spellings[row] ??= features.spellings(row));

  const lowerBySpelling = (ranks, rankOf) => {
    for (let row = 0; row < ranks.length; row++)
      for (const form of spellingsOf(row)) ranks[row] = Math.min(ranks[row], rankOf(form));
  };

  const byName = (asked) => {
    const ranks = noRanks(features.count);
    for (const column of nameColumns) {
      const rankOf = (form) => (form ? formRank(form, false, asked) : NOT_FOUND);
      lower(ranks, column, formsOf(column).map(rankOf));
    }
    if (asked.pinyin) lowerBySpelling(ranks, (form) => formRank(form, true, asked));
    return ranks;
  };
  const byAllWords = (words) => {
    const ranks = noRanks(features.count);
    if (!words.length) return ranks;
    const hasAll = (form) => (words.every(({ text }) => standsIn(text, form)) ? TEXT_RANK : NOT_FOUND);
    for (const column of nameColumns) lower(ranks, column, formsOf(column).map(hasAll));
    return ranks;
  };
  /** What the values of a field are searched by, in their order. */
  const textsOf = (field) =>
    (texts[field] ??= features.column(field).values.map((value) => searchedAs(value, layer, field)));
  const byValue = (rankerOf) => {
    const ranks = noRanks(features.count);
    for (const field of fields) {
      const rankOf = rankerOf(field);
      if (!rankOf) continue;
      const [column, searched] = [features.column(field), textsOf(field)];
      lower(ranks, column, column.values.map((value, place) => rankOf(value, searched[place])));
    }
    return ranks;
  };
  /** Rank 0 for rows with a value in a column that is called so. */
  const belowHeading = (asked) =>
    byValue((field) => (isUnder(layer, field, asked) ? filledRank : null));
  const byWords = (words) => {
    const ranks = noRanks(features.count, words.length ? TEXT_RANK : NOT_FOUND);
    for (const word of words) {
      const inNames = byAllWords([word]);
      const inValues = byValue((field) => fieldRanker(layer, field, word));
      const below = belowHeading(word);
      let isLeft = false;
      for (let row = 0; row < ranks.length; row++) {
        if (Math.min(inNames[row], inValues[row], below[row]) === NOT_FOUND) ranks[row] = NOT_FOUND;
        isLeft ||= ranks[row] !== NOT_FOUND;
      }
      // No other word brings back what one has left out.
      if (!isLeft) break;
    }
    return ranks;
  };
  const found = (ranks, limit, passing) =>
    lowest(ranks, limit, (row) => !passing || passing[row])
      .filter((row) => !features.hasSubjects || features.subject(row) === null)
      .flatMap((row) => entriesOf(features.item(row)));

  return {
    layer,
    best(asked, limit, passing) {
      const { words } = asked;
      const values = byValue((field) => fieldRanker(layer, field, asked));
      const ranks = firstOf(byName(asked), byAllWords(words), raised(values), byWords(words));
      return found(ranks, limit, passing);
    },
    alike(asked, limit, passing) {
      const inNames = noRanks(features.count);
      const rankOf = formTypoRanker(asked.text, MOST_COMPARED);
      for (const column of nameColumns) lower(inNames, column, formsOf(column).map(rankOf));
      if (asked.pinyin) lowerBySpelling(inNames, formTypoRanker(asked.pinyin, MOST_COMPARED));
      const values = byValue(() => typoRanker(asked, MOST_COMPARED));
      return found(firstOf(belowHeading(asked), inNames, raised(values)), limit, passing);
    },
    *prepare() {
      for (const column of nameColumns) {
        const forms = [];
        for (const name of column.values) {
          if (forms.push(bare(name ?? "")) % A_STEP === 0) yield;
        }
        nameForms.set(column, forms);
      }
      for (let row = 0; row < features.count; row++) {
        spellingsOf(row);
        if (row % A_STEP === 0) yield;
      }
      for (const field of fields) {
        const searched = [];
        for (const value of features.column(field).values) {
          if (searched.push(searchedAs(value, layer, field)) % A_STEP === 0) yield;
        }
        texts[field] = searched;
      }
    },
  };
}

function filledRank(value) {
  return value === null || value === "" ? NOT_FOUND : 0;
}

function noRanks(count, rank = NOT_FOUND) {
  return new Uint8Array(count).fill(rank);
}

/** Lower the ranks of rows to those of their values in a column, where these are better. */
function lower(ranks, { codes }, ofValues) {
  for (let row = 0; row < ranks.length; row++) {
    const rank = ofValues[codes ? codes[row] : row];
    if (rank < ranks[row]) ranks[row] = rank;
  }
}

function raised(ranks) {
  return ranks.map((rank) => (rank < NOT_FOUND ? VALUE_RANK + rank : rank));
}

/** For each row the first rank of several that says it is found. */
function firstOf(...several) {
  return several[0].map((_, row) => several.find((ranks) => ranks[row] < NOT_FOUND)?.[row] ?? NOT_FOUND);
}

/** The rows of the lowest ranks, at most so many. */
function lowest(ranks, limit, isWanted) {
  const byRank = new Map();
  ranks.forEach((rank, row) => {
    if (rank === NOT_FOUND || !isWanted(row)) return;
    if (!byRank.has(rank)) byRank.set(rank, []);
    if (byRank.get(rank).length < limit) byRank.get(rank).push(row);
  });
  const inOrder = [...byRank.keys()].sort((a, b) => a - b);
  return inOrder.flatMap((rank) => byRank.get(rank)).slice(0, limit);
}
