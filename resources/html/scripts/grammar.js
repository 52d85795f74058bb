// Patterns of the tables in `resources/grammar/`, by which window and page read what is typed.

/** A pattern in which pieces are named, as `<N>`. */
export function pattern(text, pieces) {
  const whole = text.replace(/<([A-Z]+)>/g, (_, name) => pieces[name]);
  return whole === text ? new RegExp(text, "iu") : pattern(whole, pieces);
}

/** A text without marks that nobody sees: of direction, joiners, breaks of no width. */
export function withoutInvisible(text) {
  return text.replace(/\p{Cf}/gu, "");
}
