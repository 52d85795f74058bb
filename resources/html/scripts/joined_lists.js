// Several lists one after another as one, of which no more is made than is looked at.

/** Return { length, slice } over lists that have these, such as arrays. */
export function joinedLists(lists) {
  const length = lists.reduce((sum, list) => sum + list.length, 0);
  return {
    length,
    slice(first, end) {
      const found = [];
      let before = 0;
      for (const list of lists) {
        const [from, to] = [Math.max(first - before, 0), Math.max(end - before, 0)];
        if (from < list.length && to > 0) found.push(...list.slice(from, to));
        before += list.length;
      }
      return found;
    },
  };
}
