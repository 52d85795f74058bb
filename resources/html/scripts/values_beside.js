// Values of features that lie in files beside the page: read from the web server when asked for.
// See gisapp/export/snapshot/values_files.py.

import { attributesOfFeature } from "./attributes_view.js";
import { element, refill } from "./dom.js";
import { gunzipped } from "./unpacking.js";

const MOST_FILES = 32;
const files = new Map();

/** Return a place that shows the attributes of an item once they are there, or why they are not. */
export function attributesBeside(item, page) {
  const say = (code) => element("p", { class: "aside" }, page.words.say(code));
  const place = element("div", { class: "beside", role: "status" }, say("snapshot.beside_reading"));
  valuesOf(item).then(
    (values) => {
      const layer = { ...item.layer, ...item.layer.beside };
      const { note } = item;
      refill(place, attributesOfFeature({ ...item, layer, rows: [{ layer, values, note }] }, page));
    },
    () => refill(place, say(location.protocol === "file:" ? "snapshot.beside_no_server" : "snapshot.beside_missing")),
  );
  return place;
}

async function valuesOf({ layer, row }) {
  const { folder, rows } = layer.beside;
  const columns = await columnsOf(`${folder}/${Math.floor(row / rows)}.bin`);
  return columns.map((column) => column[row % rows]);
}

/** The columns of a file, which is read once as long as others are not asked for. */
function columnsOf(path) {
  const known = files.get(path) ?? read(path);
  files.delete(path);
  files.set(path, known);
  known.catch(() => files.delete(path));
  if (files.size > MOST_FILES) files.delete(files.keys().next().value);
  return known;
}

async function read(path) {
  // To a page that was opened from a file, browsers refuse the files beside it.
  if (location.protocol === "file:") throw new Error(path);
  const answer = await fetch(new URL(path, document.baseURI));
  if (!answer.ok) throw new Error(path);
  const bytes = await gunzipped(new Uint8Array(await answer.arrayBuffer()));
  return JSON.parse(new TextDecoder().decode(bytes));
}
