// One number of a typed pair of degrees, as in gisapp/core/space/typed_angle.py.

import GRAMMAR from "../../grammar/coordinates.json" with { type: "json" };

/** What six groups of a pattern say: { axes, degrees, hasSixty }. */
export function typedAngle([label, before, degrees, minutes = "0", seconds = "0", after]) {
  const names = [label, before, after].filter(Boolean);
  const size = Math.abs(Number(degrees)) + Number(minutes) / 60 + Number(seconds) / 3600;
  const isTurned = names.some((name) => isNamed(name, "negative")) !== degrees.startsWith("-");
  return {
    axes: new Set(names.map((name) => (isNamed(name, "latitude") ? "latitude" : "longitude"))),
    degrees: isTurned ? -size : size,
    hasSixty: Math.max(Number(minutes), Number(seconds)) >= 60,
  };
}

/** Longitude and latitude in degrees, null where the names leave one of them out. */
export function longitudeAndLatitude(first, second) {
  const isShared = [...first.axes].some((axis) => second.axes.has(axis));
  if (isShared || Math.max(first.axes.size, second.axes.size) > 1) return null;
  const isNamedAtAll = first.axes.size || second.axes.size;
  const isLongitudeFirst = isNamedAtAll
    ? first.axes.has("longitude") || second.axes.has("latitude")
    : Math.abs(first.degrees) > 90;
  const [longitude, latitude] = isLongitudeFirst ? [first, second] : [second, first];
  return [longitude.degrees, latitude.degrees];
}

function isNamed(name, kind) {
  return GRAMMAR.axes[kind].some((each) => each.toLowerCase() === name.toLowerCase());
}
