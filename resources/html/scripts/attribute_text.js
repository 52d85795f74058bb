// An attribute's value as a user reads it, by the rules of gisapp/core/layers/attribute_text.py.

import { formatDate, formatNumber } from "./units.js";

const [FIRST_YEAR, LAST_YEAR] = [1900, 2100];
const DIGITS = 15;
const MOMENT =
  /^((?!0000)\d{4}-\d\d-\d\d)(?:[T ]((?:[01]\d|2[0-3]):[0-5]\d)(?::([0-5]\d(?:\.\d+)?))? ?(Z|[+-]\d\d(?::?\d\d)?)?)?$/;

/** The text of any value; `role` says what the numbers of its field are. */
export function attributeText(value, role, { say }) {
  if (typeof value === "boolean") return say(value ? "panel.yes" : "panel.no");
  if (typeof value === "number" || typeof value === "bigint") return numberText(value, role);
  const text = String(value ?? "").trim();
  return formatMoment(text, say) ?? text;
}

/** What a field is called: as its source says to show it, else by its name. */
export function headingOf(layer, position) {
  return layer.field_labels?.[position] || layer.fields[position];
}

/** A day, or a time of it with the zone it is stated in, in words; null for any other text. */
function formatMoment(text, say) {
  const [, iso, minute, second = "0", offset] = text.match(MOMENT) ?? [];
  if (!iso || !isInCalendar(iso)) return null;
  const day = formatDate(iso, say);
  if (!minute) return day;
  const time = Number(second) ? `${minute}:${second}` : minute;
  if (!offset) return say("period.moment", { day, time });
  return say("period.moment_in_zone", { day, time, zone: zoneName(offset) });
}

function isInCalendar(iso) {
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso);
}

function zoneName(offset) {
  const digits = offset.slice(1).replace(":", "").padEnd(4, "0");
  const [hours, minutes] = [Number(digits.slice(0, 2)), digits.slice(2)];
  if (!hours && !Number(minutes)) return "UTC";
  const sign = offset.startsWith("-") ? "−" : "+";
  return `UTC${sign}${hours}${minutes === "00" ? "" : `:${minutes}`}`;
}

/** A number, or a whole number too large for one: amounts grouped, codes and years not. */
export function numberText(value, role) {
  const isExact = typeof value === "bigint" || Number.isSafeInteger(value);
  const isNamed = role === "code" || role === "year";
  // An amount may be a year that nothing tells of.
  const isYear = FIRST_YEAR <= value && value <= LAST_YEAR;
  if (isExact && (isNamed || isYear)) return String(value).replace("-", "−");
  if (Math.abs(Number(value)) > Number.MAX_SAFE_INTEGER && !isExact) {
    return `≈ ${value.toExponential()}`.replace("-", "−");
  }
  return formatNumber(value, DIGITS);
}
