// Positions that a user typed or pasted, read as gisapp/core/space/coordinate_parser.py does.

import GRAMMAR from "../../grammar/coordinates.json" with { type: "json" };
import { isLink, placeInLink, wordsInLink } from "./coordinate_links.js";
import { made, plainText, systemNamedIn, withoutWords } from "./coordinate_text.js";
import { toDegrees } from "./geometry.js";
import {
  baiduMetresToBd09,
  bd09ToGcj02,
  gaussKrugerAround,
  gaussKrugerOfEpsg,
  gaussKrugerOfNumber,
  gaussKrugerReadings,
  gcj02ToWgs84,
  readingsInZone,
} from "./projections.js";
import { longitudeAndLatitude, typedAngle } from "./typed_angle.js";

const HALF_WORLD = 20037508.35;
const LAST_LATITUDE = 85.0511287798066 + 2e-5;
const LEAST_METRES = 1e6;
const LONGEST = 2000;
const GEOGRAPHIC = ["4326", "4490", "4258", "4269"];
const MERCATOR = ["3857", "900913"];
const NUMBER = made(GRAMMAR.number);
const CRS = GRAMMAR.crs.map(made);
const DEGREES = GRAMMAR.degrees.map(made);
const SURELY = made(GRAMMAR.surely);
const METRES = made(GRAMMAR.metres);
const POINT = made(GRAMMAR.point);
const LONGITUDE_FIRST = GRAMMAR.longitude_first.map(made);
const NOTHING = { places: [], refused: null };

/**
 * Return what a text means as a position: { places, refused }.
 *
 * A place has lat and lon in degrees of WGS 84, the system it was written in, and the zone of
 * metres of CGCS2000. Several places are several readings, the nearest to `nearLongitude` first.
 */
export function parseCoordinates(text, nearLongitude = NaN) {
  if ([...text].length > LONGEST) return NOTHING;
  const plain = plainText(text);
  const stripped = withoutWords(plain);
  if (isLink(stripped)) return inLink(stripped);
  if (NUMBER.test(stripped)) return NOTHING;
  const { lon, lat } = firstGroups(LONGITUDE_FIRST, plain) ?? {};
  if (lon) return placedInEitherOrder(Number(lon), Number(lat), "wgs84");
  const names = firstGroups(CRS, stripped);
  if (names) return inNamedCrs(names);
  return inUsualCrs(stripped, systemNamedIn(plain), nearLongitude);
}

function firstGroups(patterns, text) {
  return patterns.map((each) => text.match(each)).find(Boolean)?.groups;
}

function inLink(link) {
  const words = wordsInLink(link);
  if (words !== null) return inDegrees(words, "wgs84");
  const place = placeInLink(link);
  return place ? placedInEitherOrder(...place) : NOTHING;
}

/** What a text means that names no CRS: degrees, or metres where the numbers are large. */
function inUsualCrs(text, system, nearLongitude) {
  const point = numbersOfPoint(text);
  const reading = point ? placedInEitherOrder(...point, system) : inDegrees(text, system);
  const metres = point ?? metresOf(text);
  if (reading.places.length || !metres || Math.max(...metres.map(Math.abs)) < LEAST_METRES)
    return reading;
  if (system === "bd09") return placed(...baiduMetresToBd09(...metres), system);
  // Which metres an application with shifted degrees would mean, nothing tells.
  return system === "gcj02" ? NOTHING : inMetres(...metres, nearLongitude);
}

/** What a text means in the CRS that `epsg` names, or a `zone` or `meridian` of Gauss-Krüger. */
function inNamedCrs({ rest, epsg, zone, meridian }) {
  const point = numbersOfPoint(rest);
  if (GEOGRAPHIC.includes(epsg))
    return point ? placedInEitherOrder(...point, "wgs84") : inDegrees(rest, "wgs84");
  const numbers = point ?? metresOf(rest);
  if (!numbers) return NOTHING;
  if (MERCATOR.includes(epsg)) return ofMercator(...numbers);
  const named = zoneNamed(epsg, zone, meridian);
  return named ? inZone(named, ...numbers) : { places: [], refused: "unknown_crs" };
}

function zoneNamed(epsg, zone, meridian) {
  if (epsg) return gaussKrugerOfEpsg(Number(epsg));
  return zone ? gaussKrugerOfNumber(Number(zone)) : gaussKrugerAround(Number(meridian));
}

function numbersOfPoint(text) {
  const match = text.match(POINT);
  return match && [Number(match[1]), Number(match[2])];
}

/** Two numbers, the eastern one first where their labels tell. */
function metresOf(text) {
  const match = text.match(METRES);
  if (!match) return null;
  const [first, second] = [match[2], match[4]].map((number) => Number(number.replaceAll(",", "")));
  const isNorthFirst = GRAMMAR.north_first.includes((match[1] ?? "").toUpperCase());
  return isNorthFirst ? [second, first] : [first, second];
}

function inDegrees(text, system) {
  let beyond = NOTHING;
  for (const each of DEGREES) {
    const match = text.match(each);
    if (!match) continue;
    const angles = [typedAngle(match.slice(1, 7)), typedAngle(match.slice(7, 13))];
    const place = longitudeAndLatitude(...angles);
    if (!place) continue;
    if (angles.some(({ hasSixty }) => hasSixty)) return { places: [], refused: "sixty" };
    const reading = placed(...place, system);
    if (reading.refused !== "beyond_world") return reading;
    // Two whole numbers need not be meant for a place.
    if (angles.some(({ axes }) => axes.size) || SURELY.test(text)) beyond = reading;
  }
  return beyond;
}

function inMetres(first, second, nearLongitude) {
  const places = gaussKrugerReadings(first, second, nearLongitude);
  places.push(...ofMercator(first, second).places);
  if (!Number.isNaN(nearLongitude))
    places.sort((a, b) => Math.abs(a.lon - nearLongitude) - Math.abs(b.lon - nearLongitude));
  return { places, refused: null };
}

/** Metres of a zone; degrees, which some files have under the name of a zone, as such. */
function inZone(zone, first, second) {
  const places = readingsInZone(zone, first, second);
  if (!places.length && Math.max(Math.abs(first), Math.abs(second)) <= 180)
    return placedInEitherOrder(first, second, "wgs84");
  return { places, refused: places.length ? null : "beyond_zone" };
}

function ofMercator(x, y) {
  if (Math.max(Math.abs(x), Math.abs(y)) > HALF_WORLD) return { places: [], refused: "beyond_map" };
  const [lon, lat] = toDegrees(x, y);
  return { places: [{ lon, lat, system: "mercator" }], refused: null };
}

/** A position of longitude and latitude, which some write the other way round. */
function placedInEitherOrder(x, y, system) {
  return Math.abs(y) > 90 ? placed(y, x, system) : placed(x, y, system);
}

/** A position in degrees of a system, if there is such a place, and if a map has it. */
function placed(longitude, latitude, system) {
  if (Math.abs(longitude) > 180 || Math.abs(latitude) > 90)
    return { places: [], refused: "beyond_world" };
  if (Math.abs(latitude) > LAST_LATITUDE) return { places: [], refused: "beyond_map" };
  const [lon, lat] = toWgs84(longitude, latitude, system);
  return { places: [{ lon, lat, system }], refused: null };
}

function toWgs84(longitude, latitude, system) {
  if (system === "bd09") return gcj02ToWgs84(...bd09ToGcj02(longitude, latitude));
  if (system === "gcj02") return gcj02ToWgs84(longitude, latitude);
  return [longitude, latitude];
}
