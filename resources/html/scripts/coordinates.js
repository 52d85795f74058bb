// Positions that a user typed or pasted, read as gisapp/core/space/coordinate_parser.py does.

import GRAMMAR from "../../grammar/coordinates.json" with { type: "json" };
import { toDegrees } from "./geometry.js";
import { pattern } from "./grammar.js";
import {
  baiduMetresToBd09,
  bd09ToGcj02,
  gaussKrugerOfEpsg,
  gaussKrugerReadings,
  gcj02ToWgs84,
} from "./projections.js";

const HALF_WORLD = 20037508.35;
const LEAST_METRES = 1e6;
const MAX_LATITUDE = 85.0511287798066;
const GEOGRAPHIC = ["", "4326", "4490", "4258", "4269"];
const MERCATOR = ["3857", "900913"];
const made = (text) => pattern(text, GRAMMAR.pieces);
const WRITTEN_AS = GRAMMAR.written_as.map(([written, meant]) => [new RegExp(written, "gu"), meant]);
const AROUND = new RegExp(GRAMMAR.around, "giu");
const GROUPED_NUMBER = made(GRAMMAR.grouped_number);
const DEGREES = GRAMMAR.degrees.map(made);
const METRES = made(GRAMMAR.metres);
const POINT = made(GRAMMAR.point);
const LINK = made(GRAMMAR.link);
const METRES_OF_BAIDU = made(GRAMMAR.metres_of_baidu);
const PLACES_IN_LINKS = GRAMMAR.places_in_links.map(made);
const SYSTEMS = GRAMMAR.systems.map(([sign, system]) => [made(sign), system]);
const NOTHING = { places: [], refused: null };

/**
 * Return what a text means as a position: { places, refused }.
 *
 * A place has lat and lon in degrees of WGS 84, the system it was written in, and the zone of
 * metres of CGCS2000. Several places are several readings, the nearest to `nearLongitude` first.
 */
export function parseCoordinates(text, nearLongitude = NaN) {
  const plain = plainOf(text);
  if (GROUPED_NUMBER.test(plain)) return NOTHING;
  if (LINK.test(plain)) return inLink(plain);
  const point = plain.match(POINT);
  if (point) return inCrs(point[1] ?? "", Number(point[2]), Number(point[3]));
  const metres = plain.match(METRES);
  if (metres) {
    const [first, second] = [Number(metres[1]), Number(metres[2])];
    if (Math.max(Math.abs(first), Math.abs(second)) >= LEAST_METRES)
      return inMetres(first, second, nearLongitude);
  }
  return inDegrees(plain);
}

/** A text in ASCII as far as it goes, without what may stand around a position. */
function plainOf(text) {
  for (const _ of ["before NFKC, which makes letters of some signs", "and after it"]) {
    for (const [written, meant] of WRITTEN_AS) text = text.replace(written, meant);
    text = text.normalize("NFKC");
  }
  return text.trim().replace(AROUND, "");
}

function inDegrees(text) {
  for (const each of DEGREES) {
    const match = text.match(each);
    if (!match) continue;
    const angles = [angleOf(match.slice(1, 7)), angleOf(match.slice(7, 13))];
    if (angles.some(({ axis }) => axis === null)) continue;
    const [longitude, latitude] = inOrder(...angles);
    if (!longitude) continue;
    if (angles.some(({ hasSixty }) => hasSixty)) return { places: [], refused: "sixty" };
    const reading = placed(longitude.degrees, latitude.degrees);
    if (reading !== NOTHING) return reading;
  }
  return NOTHING;
}

/** One number of a pair; its axis is "" where none is named, null where two are that differ. */
function angleOf([label, before, degrees, minutes = "0", seconds = "0", after]) {
  const names = [label, before, after].filter(Boolean);
  const axes = new Set(names.map((name) => (isNamed(name, "latitude") ? "latitude" : "longitude")));
  const size = Math.abs(Number(degrees)) + Number(minutes) / 60 + Number(seconds) / 3600;
  const isTurned = names.some((name) => isNamed(name, "negative")) !== degrees.startsWith("-");
  return {
    axis: axes.size > 1 ? null : ([...axes][0] ?? ""),
    degrees: isTurned ? -size : size,
    hasSixty: Math.max(Number(minutes), Number(seconds)) >= 60,
  };
}

function isNamed(name, kind) {
  return GRAMMAR.axes[kind].some((each) => each.toLowerCase() === name.toLowerCase());
}

/** Longitude and latitude, or nothing where both numbers name the same axis. */
function inOrder(first, second) {
  if (first.axis === second.axis && first.axis) return [];
  const isLongitudeFirst =
    first.axis === second.axis
      ? Math.abs(first.degrees) > 90
      : first.axis === "longitude" || second.axis === "latitude";
  return isLongitudeFirst ? [first, second] : [second, first];
}

function inLink(text) {
  const link = text.replace(/%([2-7][0-9a-f])/gi, (_, code) =>
    String.fromCharCode(parseInt(code, 16)),
  );
  const metres = link.match(METRES_OF_BAIDU)?.groups;
  if (metres) return placed(...baiduMetresToBd09(Number(metres.lon), Number(metres.lat)), "bd09");
  for (const each of PLACES_IN_LINKS) {
    const match = link.match(each);
    if (!match) continue;
    const [, system] = SYSTEMS.find(([sign]) => sign.test(link)) ?? ["", "wgs84"];
    const [lon, lat] = [Number(match.groups.lon), Number(match.groups.lat)];
    return Math.abs(lat) > 90 ? placed(lat, lon, system) : placed(lon, lat, system);
  }
  return NOTHING;
}

function inCrs(epsg, x, y) {
  if (GEOGRAPHIC.includes(epsg)) return placed(x, y);
  if (MERCATOR.includes(epsg)) return ofMercator(x, y);
  const place = gaussKrugerOfEpsg(Number(epsg), x, y);
  return place ? { places: [place], refused: null } : { places: [], refused: "unknown_crs" };
}

function inMetres(first, second, nearLongitude) {
  const places = gaussKrugerReadings(first, second, nearLongitude);
  places.push(...ofMercator(first, second).places);
  if (!Number.isNaN(nearLongitude))
    places.sort((a, b) => Math.abs(a.lon - nearLongitude) - Math.abs(b.lon - nearLongitude));
  return { places, refused: null };
}

function ofMercator(x, y) {
  if (Math.max(Math.abs(x), Math.abs(y)) > HALF_WORLD) return NOTHING;
  const [lon, lat] = toDegrees(x, y);
  return { places: [{ lon, lat, system: "mercator" }], refused: null };
}

/** A position in degrees of a system, if there is such a place, and if a map has it. */
function placed(longitude, latitude, system = "wgs84") {
  if (Math.abs(longitude) > 180 || Math.abs(latitude) > 90) return NOTHING;
  if (Math.abs(latitude) > MAX_LATITUDE) return { places: [], refused: "beyond_map" };
  const [lon, lat] = toWgs84(longitude, latitude, system);
  return { places: [{ lon, lat, system }], refused: null };
}

function toWgs84(longitude, latitude, system) {
  if (system === "bd09") return gcj02ToWgs84(...bd09ToGcj02(longitude, latitude));
  if (system === "gcj02") return gcj02ToWgs84(longitude, latitude);
  return [longitude, latitude];
}
