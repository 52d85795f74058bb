// The place that a link to a map leads to, as in gisapp/core/space/coordinate_links.py.

import GRAMMAR from "../../grammar/coordinates.json" with { type: "json" };
import { firstSystem, made, signs } from "./coordinate_text.js";
import { baiduMetresToBd09 } from "./projections.js";

const LINK = made(GRAMMAR.link);
const METRES_OF_BAIDU = made(GRAMMAR.metres_of_baidu);
const WORDS_IN_LINKS = made(GRAMMAR.words_in_links);
const PLACES_IN_LINKS = GRAMMAR.places_in_links.map(made);
const SYSTEMS = signs(GRAMMAR.systems);

export function isLink(text) {
  return LINK.test(text);
}

/** Longitude, latitude and their datum, where they stand in a link as numbers, else null. */
export function placeInLink(link) {
  const metres = link.match(METRES_OF_BAIDU)?.groups;
  if (metres) return [...baiduMetresToBd09(Number(metres.lon), Number(metres.lat)), "bd09"];
  for (const each of PLACES_IN_LINKS) {
    const match = link.match(each);
    if (!match) continue;
    return [Number(match.groups.lon), Number(match.groups.lat), firstSystem(SYSTEMS, link)];
  }
  return null;
}

/** A position that stands in a link as it would be typed, else null. */
export function wordsInLink(link) {
  return link.match(WORDS_IN_LINKS)?.groups.place.replaceAll("_", " ") ?? null;
}
