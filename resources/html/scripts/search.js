// One box that finds items, facts, attributes, places and coordinates while the user types.

import { byId, element, refill } from "./dom.js";
import { isOfInputMethod } from "./input_method.js";
import { titleOf } from "./model.js";
import { indexSteps, searchOfNames } from "./search_entries.js";
import { MOST_FOUND, find } from "./search_index.js";
import { isLeftOut, passingRows } from "./shown_layers.js";
import { inSteps } from "./steps.js";
import { formatFact, formatPeriod } from "./units.js";
import { joined } from "./words.js";

const LISTED_AT_FIRST = 20;

/** Wire the search box; `visit(key)` opens an item, `goTo(place)` moves the map and puts a pin. */
export function createSearch(page, visit, goTo) {
  const box = byId("search");
  const list = byId("search-results");
  const [west, , east] = page.data.view;
  let index = null;
  let found = { hits: [], refused: null };
  let listed = LISTED_AT_FIRST;
  let active = -1;
  let isOpen = false;
  let soon = null;
  const unread = page.model.layers.filter(({ beside }) => beside);
  let reading = 0;

  const shown = {
    item: (item) => !isLeftOut(item, page.model, page.store.state),
    rows: (layer) => passingRows(layer, page.model, page.store.state),
  };
  const close = () => {
    isOpen = false;
    active = -1;
    show();
  };
  const choose = (row) => {
    const hit = found.hits[row];
    if (row === listed) {
      listed = found.hits.length;
      return show();
    }
    close();
    if (hit.item) visit(hit.item.key);
    else goTo(hit.place);
  };
  const show = () => {
    const { say } = page.words;
    const { hits, refused } = found;
    const left = hits.length - listed;
    refill(
      list,
      refused && note(say(`search.refused_${refused}`)),
      hits
        .slice(0, listed)
        .map((hit, row) => hitRow(inWords(hit, page.words), row, row === active, choose)),
      left > 0 &&
        hitRow([say("panel.and_more", { count: left }), ""], listed, listed === active, choose),
      hits.length === MOST_FOUND && note(say("search.most_found", { count: MOST_FOUND })),
      reading > 0 && note(say("snapshot.beside_reading")),
      !hits.length &&
        !refused &&
        !reading &&
        note(say(index ? "snapshot.no_hit" : "snapshot.search_coming")),
    );
    list.hidden = !isOpen || document.activeElement !== box;
    box.setAttribute("aria-expanded", String(!list.hidden));
    if (active >= 0) box.setAttribute("aria-activedescendant", `hit-${active}`);
    else box.removeAttribute("aria-activedescendant");
    byId(`hit-${active}`)?.scrollIntoView({ block: "nearest" });
  };
  const search = () => {
    clearTimeout(soon);
    soon = null;
    isOpen = box.value.trim() !== "";
    if (!index) return show();
    found = find(box.value, index, (west + east) / 2, MOST_FOUND, shown);
    listed = LISTED_AT_FIRST;
    active = found.hits.length ? 0 : -1;
    show();
  };
  /** Search once for all letters that were typed while the last search was at work. */
  const searchSoon = () => (soon ??= setTimeout(search));
  const step = (rows) => {
    const count = Math.min(found.hits.length, listed + 1);
    active = (active + rows + count) % count;
    show();
  };
  const searchAnew = () => {
    if (document.activeElement === box) search();
  };
  // Made while nobody waits for it; what was typed meanwhile is looked for then.
  inSteps(indexSteps(page)).then((made) => {
    index = made;
    searchAnew();
  });
  /** Read the names of large layers once somebody is about to search. */
  const readNames = async () => {
    const waiting = unread.splice(0);
    reading += waiting.length;
    for (const layer of waiting) {
      const named = await layer.features.tryNamed();
      if (!named) unread.push(layer);
      else index.rowSearches.push(await inSteps(searchOfNames(layer, named)));
      reading -= 1;
      searchAnew();
    }
  };
  box.addEventListener("input", searchSoon);
  box.addEventListener("input", () => index && unread.length && readNames());
  box.addEventListener("focus", search);
  box.addEventListener("blur", () => (list.hidden = true));
  box.addEventListener("keydown", (event) => {
    if (isOfInputMethod(event)) return;
    if (soon !== null) search();
    const { hits } = found;
    if (event.key === "ArrowDown" && hits.length) step(1);
    else if (event.key === "ArrowUp" && hits.length) step(-1);
    else if (event.key === "Enter" && hits[active]) choose(active);
    else if (event.key === "Escape") box.value = "";
    else return;
    event.preventDefault();
    if (event.key === "Escape") close();
  });
  // The list is pressed before the box loses the focus that keeps the list open.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
}

function note(text) {
  return element("li", { class: "none", role: "option", "aria-disabled": "true" }, text);
}

function hitRow([title, detail], row, isActive, choose) {
  return element(
    "li",
    { role: "option", id: `hit-${row}`, "aria-selected": String(isActive), click: () => choose(row) },
    element("span", { class: "name" }, title),
    element("span", { class: "aside" }, detail),
  );
}

/** What a hit is and why it is one. */
function inWords(hit, words) {
  const { kind, item, place, fact, label, name, layer } = hit;
  if (kind === "point") {
    const isPlain = place.system === "wgs84";
    return [
      `${place.lat.toFixed(5)}°, ${place.lon.toFixed(5)}°`,
      isPlain ? words.say("snapshot.coordinates") : readAsWords(place, words),
    ];
  }
  const why = whyWords(hit, words);
  if (kind === "unusable") return [titleOf(item, words), joined(words.pick(fact.note), why)];
  if (fact) {
    const said = `${words.pick(label)}: ${formatFact(fact, words)}`;
    return [said, joined(titleOf(item, words), formatPeriod(fact.period, words), why)];
  }
  if (kind === "place") {
    const where = words.say("search.on_base_map", { layer: words.pick(layer.name) });
    return [words.pick(name), joined(words.pickOther(name), where, why)];
  }
  return [titleOf(item, words), joined(words.pickOther(item.name), words.pick(item.kind), why)];
}

function whyWords({ reason, matched }, words) {
  const text = matched ? words.pick(matched) : "";
  if (reason === "attribute") return text;
  if (reason === "text") return text && words.say("search.in_text", { text });
  if (reason === "other_name") return words.say("search.by_other_name", { name: text });
  return ["pinyin", "typo"].includes(reason) ? words.say(`search.by_${reason}`) : "";
}

function readAsWords({ system, zone, isZoneNear }, words) {
  if (!zone) return words.say(`search.from_${system}`);
  const { width, number, meridian, epsg } = zone;
  const code = isZoneNear ? "search.from_gauss_kruger_near" : "search.from_gauss_kruger";
  return words.say(code, { width, number, meridian, epsg });
}
