// Dates as months since the year 0, by the rules of gisapp/core/tables/months.py.

const LEAST_SHARE = 0.8;
const LOOKS_DATED = /^[0-9]{4}([-/.]| ?年)/;
const DATE =
  /^([0-9]{4})[-/.](0?[1-9]|1[0-2])(?:[-/.](0?[1-9]|[12][0-9]|3[01]))?(?:[T ]([0-9]{1,2}):([0-9:.+Z-]*))?$/;
const CLOCK = /^([0-9]{2})(?::([0-9]{2}(?:\.[0-9]+)?))?/;
const CHINESE = /^([0-9]{4}) ?年 ?([0-9]{1,2}) ?月(?: ?([0-9]{1,2}) ?[日号])?$/;
const TYPED =
  /^\s*(\d{4})(?:\s*[-/.年]\s*(\d{1,2}))?(?:\s*[-/.月]\s*(\d{1,2})\s*日?)?\s*[年月]?\s*$/;
const [FIRST_YEAR, LAST_YEAR] = [1000, 2999];
const [DAYS, SECONDS] = [32, 86_400];
const JUST_BEFORE = 1 / 64;
const LAST_MONTH = 9999 * 12 + 11;

/** The month of each text, NaN where it is no date; null where the texts are not mostly dates. */
export function monthsOf(texts, counts) {
  const rows = total(counts);
  const dated = total(counts, (place) => LOOKS_DATED.test(texts[place]));
  if (!rows || dated < rows * LEAST_SHARE) return null;
  const months = Float64Array.from(texts, monthOf);
  const known = total(counts, (place) => !Number.isNaN(months[place]));
  return known >= (rows * LEAST_SHARE) / 2 ? months : null;
}

/** The month of a date such as 2017-03-05, 2017/3, 2017年3月5日; NaN for another text. */
export function monthOf(text) {
  const match = text.replace(CHINESE, inDashes).match(DATE);
  if (!match) return NaN;
  const [year, month, day = 1, hour = 0] = match.slice(1, 5).map((part) => part && Number(part));
  if (year < FIRST_YEAR || year > LAST_YEAR) return NaN;
  const [, minute = 0, second = 0] = (match[5] ?? "").match(CLOCK) ?? [];
  // Without its minutes an hour is none.
  const clock = minute ? hour * 3600 + minute * 60 + Number(second) : 0;
  return year * 12 + month - 1 + (day - 1 + clock / SECONDS) / DAYS;
}

/** Months since the year 0 as ISO 8601 has the month. */
export function isoMonth(months) {
  const whole = Math.trunc(Math.min(Math.max(0, months), LAST_MONTH));
  const padded = (number, digits) => String(number).padStart(digits, "0");
  return `${padded(Math.floor(whole / 12), 4)}-${padded((whole % 12) + 1, 2)}`;
}

/** A typed year, month or day in months, its end where `isHigh`; null for what is none. */
export function monthTyped(text, isHigh) {
  const match = text.match(TYPED);
  if (!match) return null;
  const [year, month, day] = match.slice(1).map((part) => part && Number(part));
  const isReal = (month ?? 1) >= 1 && (month ?? 1) <= 12 && (day ?? 1) >= 1 && (day ?? 1) <= 31;
  if (!isReal) return null;
  const first = year * 12 + (month ?? 1) - 1 + ((day ?? 1) - 1) / DAYS;
  if (!isHigh) return first;
  const length = month === undefined ? 12 : day === undefined ? 1 : 1 / DAYS;
  return first + length - JUST_BEFORE;
}

function inDashes(_, year, month, day) {
  return [year, month, day].filter(Boolean).join("-");
}

function total(counts, isCounted = () => true) {
  return counts.reduce((sum, count, place) => sum + (isCounted(place) ? count : 0), 0);
}
