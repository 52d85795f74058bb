// The language, units and theme that the user chooses.

import UNITS from "../../units.json" with { type: "json" };
import { byId, element, refill } from "./dom.js";
import { longTitle } from "./long_text.js";
import { unitsInUse } from "./units_in_use.js";
import { joined } from "./words.js";

const LANGUAGE_TAGS = { en: "en", zh: "zh-Hans" };
const THEMES = ["auto", "light", "dark"];

export function createPreferences(page) {
  const { store } = page;
  const systemIsDark = matchMedia("(prefers-color-scheme: dark)");
  const dress = () => {
    const { theme } = store.state;
    store.set({ dark: theme === "dark" || (theme === "auto" && systemIsDark.matches) });
  };
  byId("language").addEventListener("click", () => {
    const { language: old, money } = store.state;
    const language = old === "en" ? "zh" : "en";
    // Money goes along with the language unless the user chose otherwise.
    const isUsual = money === UNITS.money_of[old];
    store.set({ language, money: isUsual ? UNITS.money_of[language] : money });
  });
  const areas = Object.keys(UNITS.square_metres).map((unit) => option(unit, `area_${unit}`));
  refill(byId("area"), option("", "area_auto"), areas);
  refill(
    byId("money"),
    Object.values(UNITS.money_of).map((style) => option(style, `money_${style}`)),
  );
  const inUse = unitsInUse(page.data);
  byId("area").hidden = !inUse.area;
  byId("money").hidden = !inUse.money;
  byId("area").addEventListener("change", ({ target }) => store.set({ area: target.value }));
  byId("money").addEventListener("change", ({ target }) => store.set({ money: target.value }));
  byId("theme").addEventListener("click", () => {
    store.set({ theme: THEMES[(THEMES.indexOf(store.state.theme) + 1) % THEMES.length] });
  });
  systemIsDark.addEventListener("change", dress);
  store.watch(["theme"], dress);
  store.watch(["dark"], ({ dark }) => {
    document.documentElement.dataset.theme = dark ? "dark" : "light";
  });
  store.watch(["language", "theme"], (state) => wordPage(page, state));
}

/** Make an entry of a list of units; its words come with those of the page. */
function option(value, code) {
  return element("option", { value, "data-say": `snapshot.${code}` });
}

/** Put the words of the page's fixed parts in place. */
function wordPage({ words, data }, { language, theme, area, money }) {
  document.documentElement.lang = LANGUAGE_TAGS[language];
  for (const node of document.querySelectorAll("[data-say]")) {
    node.textContent = words.say(node.dataset.say);
  }
  for (const node of document.querySelectorAll("[data-say-label]")) {
    const label = words.say(node.dataset.sayLabel);
    node.setAttribute("aria-label", label);
    if (node.tagName === "BUTTON") node.title = label;
    if (node.tagName === "INPUT") node.placeholder = label;
  }
  byId("area").value = area;
  byId("money").value = money;
  const label = words.say(`snapshot.theme_${theme}`);
  byId("theme").title = label;
  byId("theme").setAttribute("aria-label", label);
  byId("theme").dataset.theme = theme;
  wordHeading(words, data);
}

function wordHeading(words, { title, place, made, author }) {
  document.title = words.pick(title);
  refill(byId("title"), longTitle(words.pick(title), words));
  const subtitle = joined(
    words.pick(title).includes(words.pick(place)) ? "" : words.pick(place),
    words.pick(made),
    author && words.say("snapshot.by", { author }),
  );
  refill(byId("subtitle"), longTitle(subtitle, words));
}
