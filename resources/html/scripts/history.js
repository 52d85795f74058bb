// The items that were opened, with a way back and forward: their keys, "" for the home view.

export function createHistory(first) {
  let stops = [first];
  let position = 0;
  return {
    visit(key) {
      if (key === stops[position]) return;
      stops = [...stops.slice(0, position + 1), key];
      position += 1;
    },
    canGo: (steps) => position + steps >= 0 && position + steps < stops.length,
    go(steps) {
      position += steps;
      return stops[position];
    },
  };
}
