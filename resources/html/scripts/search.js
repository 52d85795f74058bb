// One box that finds items, facts and coordinates while the user types.

import { byId, element, refill } from "./dom.js";
import { toMercator } from "./geometry.js";
import { titleOf } from "./model.js";
import { formatFact } from "./units.js";

const SHOWN_AT_MOST = 12;
const CLOSE_ZOOM = 14;

/** Wire the search box; `visit(key)` opens an item, `goTo(lat, lon, zoom)` moves the map. */
export function createSearch(page, visit, goTo) {
  const box = byId("search");
  const list = byId("search-results");
  const index = buildIndex(page);
  let hits = [];
  let active = -1;

  const close = () => {
    hits = [];
    show();
  };
  const choose = (hit) => {
    close();
    if (hit.key) visit(hit.key);
    else goTo(hit.lat, hit.lon, CLOSE_ZOOM);
  };
  const show = () => {
    refill(
      list,
      hits.map((hit, row) => hitRow(hit, row === active, () => choose(hit), row)),
    );
    const isOpen = hits.length > 0 || box.value.trim() !== "";
    list.hidden = !isOpen || document.activeElement !== box;
    if (isOpen && !hits.length) {
      refill(list, element("li", { class: "none" }, page.words.say("snapshot.no_hit")));
    }
    box.setAttribute("aria-expanded", String(!list.hidden));
    if (active >= 0) box.setAttribute("aria-activedescendant", `hit-${active}`);
    else box.removeAttribute("aria-activedescendant");
    list.children[active]?.scrollIntoView({ block: "nearest" });
  };
  const search = () => {
    hits = find(box.value, index, page.words);
    active = hits.length ? 0 : -1;
    show();
  };
  const step = (rows) => {
    active = (active + rows + hits.length) % hits.length;
    show();
  };
  box.addEventListener("input", search);
  box.addEventListener("focus", search);
  box.addEventListener("blur", () => (list.hidden = true));
  box.addEventListener("keydown", (event) => {
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

function hitRow({ title, detail }, isActive, choose, row) {
  return element(
    "li",
    { role: "option", id: `hit-${row}`, "aria-selected": String(isActive), click: choose },
    element("span", { class: "name" }, title),
    element("span", { class: "aside" }, detail),
  );
}

/** Everything that can be found, with the texts that it is found by; `inWords` gives what a row shows. */
function buildIndex({ model }) {
  const entries = [];
  for (const item of model.items.values()) {
    const names = [...item.name, item.subject?.pinyin, item.key].filter(Boolean).map(folded);
    entries.push({
      item,
      names,
      texts: item.kind.map(folded),
      inWords: (words) => [titleOf(item, words), words.pick(item.kind)],
    });
    if (item.values) entries.push(attributeEntry(item));
  }
  model.datasets.forEach((dataset, number) => {
    for (const fact of Object.values(dataset.facts))
      entries.push(factEntry(fact, dataset, number, model));
  });
  return entries;
}

function attributeEntry(item) {
  const text = item.values.filter((value) => value !== null).join(" · ");
  return {
    item,
    names: [],
    texts: [folded(text)],
    inWords: (words) => [titleOf(item, words), text],
  };
}

function factEntry(fact, dataset, number, model) {
  const key = number === 0 ? fact.subject : `${number}:${fact.subject}`;
  const { label } = dataset.properties[fact.property];
  const unusable = fact.confidence === "garbled";
  return {
    item: model.items.get(key),
    names: [],
    texts: [...label, ...(unusable ? [] : (fact.text ?? []))].map(folded),
    inWords: (words) => [
      `${words.pick(label)}: ${formatFact(fact, words)}`,
      words.pick(model.items.get(key).name),
    ],
  };
}

/** Hits for a text, best first: names that begin with it, names, then everything else. */
function find(text, index, words) {
  const wanted = folded(text);
  if (!wanted) return [];
  const point = parseCoordinates(text);
  if (point)
    return [
      { ...point, title: `${point.lat}, ${point.lon}`, detail: words.say("snapshot.coordinates") },
    ];
  const terms = wanted.split(" ");
  const ranked = [];
  for (const entry of index) {
    const rank = rankOf(entry, wanted, terms);
    if (rank < 4) ranked.push({ rank, entry });
  }
  ranked.sort((a, b) => a.rank - b.rank);
  return ranked.slice(0, SHOWN_AT_MOST).map(({ entry }) => {
    const [title, detail] = entry.inWords(words);
    return { key: entry.item.key, title, detail };
  });
}

function rankOf({ names, texts }, wanted, terms) {
  if (names.some((name) => name === wanted)) return 0;
  if (names.some((name) => name.startsWith(wanted) || squeezed(name).startsWith(wanted))) return 1;
  const hasAll = (text) =>
    terms.every((word) => text.includes(word) || squeezed(text).includes(word));
  if (names.some(hasAll)) return 2;
  return texts.some(hasAll) || hasAll([...names, ...texts].join(" ")) ? 3 : 4;
}

/** Text as it is compared: without case, accents and double spaces. */
function folded(text) {
  const plain = text.normalize("NFKD").replace(/\p{Mn}/gu, "");
  return plain.toLowerCase().replace(/\s+/g, " ").trim();
}

/** Pinyin may be typed without spaces. */
function squeezed(text) {
  return text.replaceAll(" ", "");
}

/** Read "28.64, 115.98": latitude first, or longitude first where only that is possible. */
function parseCoordinates(text) {
  const match = text.match(/^\s*(-?\d+(?:\.\d+)?)\s*[,，\s]\s*(-?\d+(?:\.\d+)?)\s*$/);
  if (!match) return null;
  const [first, second] = [Number(match[1]), Number(match[2])];
  const [lat, lon] = Math.abs(first) <= 90 ? [first, second] : [second, first];
  const isOnMap =
    Math.abs(lat) < 85 && Math.abs(lon) <= 180 && toMercator(lon, lat).every(Number.isFinite);
  return isOnMap ? { lat, lon } : null;
}
