// One box that finds items, facts, attributes, places and coordinates while the user types.

import { byId, element, refill } from "./dom.js";
import { titleOf } from "./model.js";
import { buildIndex, find } from "./search_index.js";
import { formatFact } from "./units.js";
import { joined } from "./words.js";

const SHOWN_AT_MOST = 12;

/** Wire the search box; `visit(key)` opens an item, `goTo(place)` moves the map and puts a pin. */
export function createSearch(page, visit, goTo) {
  const box = byId("search");
  const list = byId("search-results");
  const [west, , east] = page.data.view;
  let index = null;
  let found = { hits: [], refused: null };
  let active = -1;
  let isOpen = false;

  const close = () => {
    isOpen = false;
    active = -1;
    show();
  };
  const choose = (hit) => {
    close();
    if (hit.item) visit(hit.item.key);
    else goTo(hit.place);
  };
  const show = () => {
    const { hits, refused } = found;
    refill(
      list,
      refused && note(page.words.say(`search.refused_${refused}`)),
      hits.map((hit, row) => hitRow(hit, row === active, () => choose(hit), row, page.words)),
      !hits.length && !refused && note(page.words.say("snapshot.no_hit")),
    );
    list.hidden = !isOpen || document.activeElement !== box;
    box.setAttribute("aria-expanded", String(!list.hidden));
    if (active >= 0) box.setAttribute("aria-activedescendant", `hit-${active}`);
    else box.removeAttribute("aria-activedescendant");
    byId(`hit-${active}`)?.scrollIntoView({ block: "nearest" });
  };
  const search = () => {
    isOpen = box.value.trim() !== "";
    index ??= buildIndex(page);
    found = find(box.value, index, (west + east) / 2, SHOWN_AT_MOST);
    active = found.hits.length ? 0 : -1;
    show();
  };
  const step = (rows) => {
    active = (active + rows + found.hits.length) % found.hits.length;
    show();
  };
  box.addEventListener("input", search);
  box.addEventListener("focus", search);
  box.addEventListener("blur", () => (list.hidden = true));
  box.addEventListener("keydown", (event) => {
    const { hits } = found;
    // What an input method for Chinese is still putting together is its own to take.
    if (event.isComposing) return;
    if (event.key === "ArrowDown" && hits.length) step(1);
    else if (event.key === "ArrowUp" && hits.length) step(-1);
    else if (event.key === "Enter" && hits[active]) choose(hits[active]);
    else if (event.key === "Escape") box.value = "";
    else return;
    event.preventDefault();
    if (event.key === "Escape") close();
  });
  // The list is pressed before the box loses the focus that keeps the list open.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
}

function note(text) {
  return element("li", { class: "none" }, text);
}

function hitRow(hit, isActive, choose, row, words) {
  const [title, detail] = inWords(hit, words);
  return element(
    "li",
    { role: "option", id: `hit-${row}`, "aria-selected": String(isActive), click: choose },
    element("span", { class: "name" }, title),
    element("span", { class: "aside" }, detail),
  );
}

/** What a hit is and why it is one. */
function inWords({ kind, item, place, fact, label, name, layer, reason, matched }, words) {
  if (kind === "point") {
    const isPlain = place.system === "wgs84";
    return [
      `${place.lat.toFixed(5)}°, ${place.lon.toFixed(5)}°`,
      isPlain ? words.say("snapshot.coordinates") : readAsWords(place, words),
    ];
  }
  if (fact) return [`${words.pick(label)}: ${formatFact(fact, words)}`, titleOf(item, words)];
  const why = whyWords(reason, matched, words);
  if (kind === "place") {
    const where = words.say("search.on_base_map", { layer: words.pick(layer.name) });
    return [words.pick(name), joined(where, why)];
  }
  return [titleOf(item, words), joined(words.pick(item.kind), why)];
}

function whyWords(reason, matched, words) {
  if (reason === "attribute") return matched;
  if (reason === "other_name") return words.say("search.by_other_name", { name: matched });
  return ["pinyin", "typo"].includes(reason) ? words.say(`search.by_${reason}`) : "";
}

function readAsWords({ system, zone, isZoneNear }, words) {
  if (!zone) return words.say(`search.from_${system}`);
  const { width, number, meridian, epsg } = zone;
  const code = isZoneNear ? "search.from_gauss_kruger_near" : "search.from_gauss_kruger";
  return words.say(code, { width, number, meridian, epsg });
}
