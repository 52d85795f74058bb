// A typed position without what stands around it, as in gisapp/core/space/coordinate_text.py.

import GRAMMAR from "../../grammar/coordinates.json" with { type: "json" };
import { pattern, withoutInvisible } from "./grammar.js";

export const made = (text) => pattern(text, GRAMMAR.pieces);
export const signs = (rows) => rows.map(([sign, system]) => [made(sign), system]);
const WRITTEN_AS = GRAMMAR.written_as.map(([written, meant]) => [new RegExp(written, "gu"), meant]);
const BEFORE = made(GRAMMAR.before);
const AFTER = made(GRAMMAR.after);
const NAMED_SYSTEMS = signs(GRAMMAR.named_systems);

/** A text in ASCII as far as it goes. */
export function plainText(typed) {
  let text = withoutPercentCodes(withoutInvisible(typed));
  for (const _ of ["before NFKC, which makes letters of some signs", "and after it"]) {
    for (const [written, meant] of WRITTEN_AS) text = text.replace(written, meant);
    text = text.normalize("NFKC");
  }
  return text.replace(/^ +| +$/g, "");
}

/** A plain text without the words and brackets around a position. */
export function withoutWords(text) {
  return text.replace(BEFORE, "").replace(AFTER, "");
}

/** The datum that words around a position name. */
export function systemNamedIn(text) {
  return firstSystem(NAMED_SYSTEMS, text);
}

/** The datum whose sign is the first of these that a text has, else WGS 84. */
export function firstSystem(signsOfSystems, text) {
  const [, system] = signsOfSystems.find(([sign]) => sign.test(text)) ?? ["", "wgs84"];
  return system;
}

function withoutPercentCodes(text) {
  return text.replace(/%([2-7][0-9a-f])/gi, (_, code) => String.fromCharCode(parseInt(code, 16)));
}
