// Bins of a histogram, for numbers of any size and for days, by the rules of
// gisapp/core/tables/bins.py.

const MOST_BINS = 40;
const WANTED = 24;
const TAIL = 0.01;
const FAR_OFF = 8;
const LOG_FROM = 1000;
const NICE_STEPS = [1, 2, 2.5, 5, 10];
const DIGITS = 12;
const MONTH_STEPS = [1, 3, ...[1, 2, 5, 10, 20, 50, 100].map((years) => 12 * years)];

/**
 * Return { edges, scale, clipsLow, clipsHigh } with round edges for numbers that are finite and
 * ascending, each once; `counts` is how often each occurs.
 */
export function binsOf(numbers, counts) {
  let [low, high] = [numbers[0], numbers.at(-1)];
  if (low === high) return bins([low, high]);
  const [innerLow, innerHigh] = innerRange(numbers, counts);
  if (low > 0 && innerHigh / innerLow >= LOG_FROM) return bins(powers(low, high), "log");
  const isFar = high / 2 - low / 2 > FAR_OFF * (innerHigh / 2 - innerLow / 2);
  if (isFar && innerLow < innerHigh) [low, high] = [innerLow, innerHigh];
  const edges = roundEdges(low, high, numbers.every(Number.isInteger));
  const made = bins(edges);
  return { ...made, clipsLow: numbers[0] < edges[0], clipsHigh: numbers.at(-1) > edges.at(-1) };
}

/** Bins of a month each, or of a year or several; `months` are ascending. */
export function monthBins(months) {
  const [low, high] = [months[0], months.at(-1)];
  const fits = (step) => (high - low) / step < MOST_BINS;
  const step = MONTH_STEPS.find(fits) ?? MONTH_STEPS.at(-1);
  const first = Math.floor(low / step);
  return bins(steps(first, Math.floor(high / step) - first + 1, step), "month");
}

/** The bin of a finite number, of one beyond the ends the first or the last. */
export function binAt({ edges }, number) {
  const place = firstAbove(edges, number) - 1;
  return Math.min(Math.max(place, 0), edges.length - 2);
}

/** Where a number stands between the first edge, 0, and the last one, 1. */
export function positionOf({ edges }, number) {
  const last = edges.length - 1;
  if (!(number > edges[0])) return 0;
  if (number >= edges[last]) return 1;
  const place = firstAbove(edges, number) - 1;
  const share = (number - edges[place]) / (edges[place + 1] - edges[place]);
  return (place + share) / last;
}

function bins(edges, scale = "linear") {
  return { edges, scale, clipsLow: false, clipsHigh: false };
}

function firstAbove(sorted, number) {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] > number) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The range without the tail at each end. */
function innerRange(numbers, counts) {
  let sum = 0;
  const running = counts.map((count) => (sum += count));
  // Of a few numbers one at each end may be far off too.
  const tail = sum > 4 ? Math.max(1, toEven(sum * TAIL)) : 0;
  const last = numbers.length - 1;
  const low = Math.min(firstAbove(running, tail), last);
  const high = Math.min(firstAbove(running, sum - tail - 1), last);
  return [numbers[low], numbers[Math.max(low, high)]];
}

/** Edges that are multiples of a round step, the first not above `low`. */
function roundEdges(low, high, areWhole) {
  if (areWhole && high - low < MOST_BINS) return steps(low, high - low + 1, 1);
  let step = nice(high / WANTED - low / WANTED);
  if (!step || !Number.isFinite(step)) return [low, high];
  if (areWhole) step = Math.max(1, toEven(step));
  const first = Math.floor(low / step);
  const count = Math.max(1, Math.ceil(high / step) - first);
  // Numbers of floating point have their noise: 0.30000000000000004 is no edge.
  const largest = Math.max(Math.abs(low), Math.abs(high), step);
  const decimals = DIGITS - Math.ceil(Math.log10(largest));
  const edges = steps(first, count, step).map((edge) => rounded(edge, decimals));
  const finite = edges.filter(Number.isFinite);
  const isSound = finite.length > 1 && new Set(finite).size === finite.length;
  return isSound ? finite : [low, high];
}

/** Edges between powers of ten, several in each where there are few. */
function powers(low, high) {
  const first = Math.floor(Math.log10(low));
  const last = Math.floor(Math.log10(high)) + 1;
  const inside = (last - first) * 3 <= MOST_BINS ? [1, 2, 5] : [1];
  const step = Math.max(1, Math.ceil((last - first) / MOST_BINS));
  const edges = [];
  for (let power = first; power <= Math.min(last, 308); power += step)
    edges.push(...inside.map((each) => Number(`${each}e${power}`)).filter(Number.isFinite));
  const begin = Math.max(0, firstAbove(edges, low) - 1);
  const kept = edges.slice(begin, firstAbove(edges, high) + 1);
  return kept.at(-1) >= high ? kept : [...kept, high];
}

/** The next round number from a step on: 1, 2, 2.5 or 5 times a power of ten. */
function nice(step) {
  if (!(step > 0) || !Number.isFinite(step)) return 0;
  const power = 10 ** Math.floor(Math.log10(step));
  const found = NICE_STEPS.find((each) => each * power >= step);
  return (found ?? 10) * power;
}

function steps(first, count, step) {
  return Array.from({ length: count + 1 }, (_, place) => (first + place) * step);
}

/** Round a tie to the even number, as Python does. */
function toEven(number) {
  const below = Math.floor(number);
  if (number - below === 0.5) return below % 2 ? below + 1 : below;
  return Math.round(number);
}

function rounded(number, decimals) {
  if (decimals <= -300 || decimals >= 300) return number;
  const size = 10 ** Math.abs(decimals);
  return decimals >= 0 ? toEven(number * size) / size : toEven(number / size) * size;
}
