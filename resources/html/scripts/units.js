// Numbers, values and periods in the user's units, by the rules of gisapp/core/text/units.py.

import UNITS from "../../units.json" with { type: "json" };

const STATED_DIGITS = UNITS.digits.stated;
const MONEY = "money";
const OF_LAND = "money/land";
const SMALLEST_PLAIN = 1e-15;
const LARGEST_FIXED = 1e21;
const EXACT_DECIMALS = 100;

/** A number, or a whole number too large for one, with grouped digits; digits before the point are never dropped. */
export function formatNumber(value, digits = STATED_DIGITS) {
  if (typeof value === "bigint") return grouped(String(value)).replace("-", "−");
  if (value === 0) return "0";
  const size = Math.abs(value);
  const minus = value < 0 ? "−" : "";
  // All its digits are before the point, and toFixed would give a power of ten.
  if (size >= LARGEST_FIXED) return `${minus}${grouped(String(BigInt(size)))}`;
  if (size < SMALLEST_PLAIN) return `${minus}${inPowersOfTen(size, digits)}`;
  const beforePoint = Math.floor(Math.log10(size)) + 1;
  const decimals = Math.min(Math.max(0, digits - beforePoint), EXACT_DECIMALS);
  const [whole, fraction = ""] = rounded(size, decimals).split(".");
  return `${minus}${trimmed(grouped(whole), fraction)}`;
}

function inPowersOfTen(size, digits) {
  const [number, power] = size.toExponential(digits - 1).split("e-");
  const [whole, fraction = ""] = number.split(".");
  return `${trimmed(whole, fraction)}e−${power}`;
}

function trimmed(whole, fraction) {
  const kept = fraction.replace(/0+$/, "");
  return kept ? `${whole}.${kept}` : whole;
}

function grouped(whole) {
  return whole.replace(/\B(?=(\d{3})+$)/g, ",");
}

/** Round to the nearest, a tie to the even digit as Python does; toFixed takes it upwards. */
function rounded(size, decimals) {
  const exact = size.toFixed(EXACT_DECIMALS);
  const cut = exact.indexOf(".") + 1 + decimals;
  const isTie = /^50*$/.test(exact.slice(cut));
  const below = exact.slice(0, cut).replace(/\.$/, "");
  return isTie && Number(below.at(-1)) % 2 === 0 ? below : size.toFixed(decimals);
}

/** A stored value in the units that `words` wants; `noun` is the property that it is of. */
export function formatValue(value, unit, words, noun = "", digits = STATED_DIGITS) {
  const { say } = words;
  switch (unit) {
    case "m2":
      if (words.area) return formatArea(value, words.area, words, digits);
      break;
    case "rank":
      return say(ordinalCode(value), { number: formatNumber(value, digits) });
    case "ratio":
      return formatRatio(value, noun, say, digits);
    case "count":
      return formatCount(value, noun, words, digits);
  }
  const steps = stepsOf(unit ?? "", words.money, noun);
  if (!steps) return formatNumber(value, digits);
  // The largest of which there is at least one, else the smallest.
  const [size, name] = steps.find(([size]) => Math.abs(value) >= size) ?? steps.at(-1);
  const inCurrency = name.replace(MONEY, currencyOf(unit));
  return inUnit(formatNumber(value / size, digits), inCurrency, words);
}

/** True if values in a unit are told otherwise in each style of money. */
export function changesWithMoney(unit, noun) {
  const [first, ...others] = Object.values(UNITS.money_of).map((money) =>
    JSON.stringify(stepsOf(unit, money, noun)),
  );
  return others.some((each) => each !== first);
}

function stepsOf(unit, money, noun) {
  const isOfLand = unit === "CNY/m2" && UNITS.of_land.includes(noun);
  const dimension = unit.split("/").map((part) => (part in UNITS.currencies ? MONEY : part));
  return UNITS.shown[isOfLand ? OF_LAND : dimension.join("/")]?.[money];
}

function currencyOf(unit) {
  return unit.split("/").find((part) => part in UNITS.currencies);
}

/** A number with its unit: "5 billion yuan", 158.7 万元/亩. */
export function inUnit(number, name, { say, knows }) {
  const [scale, simple] = scaleAndUnit(name);
  const code = `unit.in_${scale}`;
  if (scale && knows(code)) return say(code, { number, unit: unitName(simple, { say, knows }) });
  return say("unit.in", { number, unit: unitName(name, { say, knows }) });
}

function unitName(unit, { say, knows }) {
  if (knows(`unit_name.${unit}`)) return say(`unit_name.${unit}`);
  return unit
    .split("/")
    .map((part, place) => partOfName(part, place ? "below." : "", { say, knows }))
    .join("/");
}

function partOfName(part, place, { say, knows }) {
  const [scale, simple] = scaleAndUnit(part);
  const code = `unit_name.${place}${simple}`;
  const name = say(knows(code) ? code : `unit_name.${simple}`);
  return scale ? say(`unit_scale.${scale}`, { unit: name }) : name;
}

/** "1e4 CNY/mu" is CNY/mu by the ten thousand. */
function scaleAndUnit(unit) {
  const [, scale, simple] = unit.match(/^([^ /]+) (.+)$/) ?? [unit, "", unit];
  return [scale, simple];
}

/** An area in each unit but the one that `formatValue` shows it in. */
export function areaInOtherUnits(squareMetres, words) {
  const shown = formatValue(squareMetres, "m2", words);
  const units = Object.keys(UNITS.square_metres);
  return units
    .map((unit) => formatArea(squareMetres, unit, words))
    .filter((area) => area !== shown);
}

function formatArea(squareMetres, unit, words, digits = STATED_DIGITS) {
  return inUnit(formatNumber(squareMetres / UNITS.square_metres[unit], digits), unit, words);
}

export function formatPercent(share, say, digits) {
  return say("unit.percent", { number: formatNumber(share * 100, digits) });
}

/** What a fact states: its number with unit and qualifier, else its text. */
export function formatFact(fact, words) {
  if (fact.confidence === "garbled") return words.say("fact.unusable");
  if (fact.value === undefined) return words.pick(fact.text);
  return qualified(
    formatValue(fact.value, fact.unit, words, fact.property),
    fact.qualifier,
    words,
  );
}

export function qualified(value, qualifier, { say }) {
  return say(`qualifier.${qualifier}`, { value });
}

/** The time a fact speaks of: "2017 (inferred)", "September 2014", "2016–2020". */
export function formatPeriod({ start = "", end = "", basis = "" }, { say }, markBasis = true) {
  if (!start && !end) return say("period.undated");
  const text = formatSpan(start || end, end || start, say);
  const isMarked = markBasis && ["inferred", "bounded"].includes(basis);
  return isMarked ? say(`period.${basis}`, { period: text }) : text;
}

function formatSpan(start, end, say) {
  if (start === end) return formatDate(start, say);
  const areYears = start.length === 4 && end.length === 4;
  if (areYears) return say("period.year", { year: `${start}–${end}` });
  return `${formatDate(start, say)}–${formatDate(end, say)}`;
}

/** An ISO date, month or year in words. */
export function formatDate(iso, say) {
  const [year, month, day] = iso.split("-");
  if (!month) return say("period.year", { year });
  const name = say(`month.${Number(month)}`);
  if (!day) return say("period.month", { year, month: name });
  return say("period.day", { year, month: name, day: Number(day) });
}

function formatRatio(value, noun, say, digits) {
  if (UNITS.ratios.number.includes(noun)) return formatNumber(value, digits);
  const isShare = Math.abs(value) <= 1 || UNITS.ratios.percent.includes(noun);
  if (isShare) return formatPercent(value, say, digits);
  return say("unit.times", { number: formatNumber(value, digits) });
}

function formatCount(value, noun, { say, knows }, digits) {
  const number = formatNumber(value, digits);
  const code = value === 1 ? `count_one.${noun}` : `count.${noun}`;
  return knows(code) ? say(code, { number }) : number;
}

/** English has 1st, 2nd, 3rd, 4th, but 11th. */
function ordinalCode(rank) {
  const place = Math.trunc(Math.abs(rank));
  const last = place % 10;
  const isRegular = ![1, 2, 3].includes(last) || [11, 12, 13].includes(place % 100);
  return isRegular ? "unit.rank" : `unit.rank_${last}`;
}
