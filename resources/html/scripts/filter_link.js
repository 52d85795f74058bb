// The filters as a part of the page's address, and back.

const LARGEST = 100_000;

/** Return the filters as text, empty for none. */
export function filtersAsText(filters) {
  return filters.size ? JSON.stringify(Object.fromEntries(filters)) : "";
}

/** Return the filters of a text; what the tables have not, or nobody wrote so, is left out. */
export function filtersOfText(text, tables) {
  const stored = parsed(text);
  const filters = new Map();
  for (const { id, columns, read } of tables) {
    const conditions = Array.isArray(stored?.[id]) ? stored[id] : [];
    const sound = conditions.map((each) => soundCondition(each, columns, !read)).filter(Boolean);
    const isFirst = (each, place) => sound.findIndex(({ field }) => field === each.field) === place;
    if (sound.length) filters.set(id, Object.freeze(sound.filter(isFirst)));
  }
  return filters;
}

function parsed(text) {
  if (!text || text.length > LARGEST) return null;
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function soundCondition(stored, columns, hasTexts) {
  const { text, field, values, low, high, missing, excluded } = stored ?? {};
  if (hasTexts && typeof text === "string" && text.trim()) return Object.freeze({ text });
  if (!columns[field]?.label || typeof field !== "number") return null;
  const isEnd = (end) => end === null || Number.isFinite(end);
  if (Array.isArray(values)) {
    const texts = values.filter((value) => typeof value === "string");
    return Object.freeze({ field, values: texts, missing: missing === true, excluded: excluded === true });
  }
  const isSound = isEnd(low) && isEnd(high) && (low !== null || high !== null);
  return isSound ? Object.freeze({ field, low, high, missing: missing === true }) : null;
}
