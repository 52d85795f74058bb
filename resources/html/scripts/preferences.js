// How the user wants things told: language, units, light or dark.

import { byId } from "./dom.js";

const LANGUAGE_TAGS = { en: "en", zh: "zh-Hans" };
const THEMES = ["auto", "light", "dark"];

export function createPreferences(page) {
  const { store } = page;
  const { usual_money: usualMoney } = page.data;
  const systemIsDark = matchMedia("(prefers-color-scheme: dark)");
  const wear = () => {
    const { theme } = store.state;
    store.set({ dark: theme === "dark" || (theme === "auto" && systemIsDark.matches) });
  };
  byId("language").addEventListener("click", () => {
    const { language: old, money } = store.state;
    const language = old === "en" ? "zh" : "en";
    // Money goes along with the language unless the user chose otherwise.
    store.set({ language, money: money === usualMoney[old] ? usualMoney[language] : money });
  });
  byId("area").addEventListener("change", ({ target }) => store.set({ area: target.value }));
  byId("money").addEventListener("change", ({ target }) => store.set({ money: target.value }));
  byId("theme").addEventListener("click", () => {
    store.set({ theme: THEMES[(THEMES.indexOf(store.state.theme) + 1) % THEMES.length] });
  });
  systemIsDark.addEventListener("change", wear);
  store.watch(["theme"], wear);
  store.watch(["dark"], ({ dark }) => {
    document.documentElement.dataset.theme = dark ? "dark" : "light";
  });
  store.watch(["language", "theme"], (state) => tellPage(page, state));
}

/** Put the words of the page's fixed parts in place. */
function tellPage({ words, data }, { language, theme, area, money }) {
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
  tellHeading(words, data);
}

function tellHeading(words, { title, place, date, author }) {
  document.title = words.tell(title);
  byId("title").textContent = words.tell(title);
  const told = [
    words.tell(place),
    date && words.date(date),
    author && words.say("snapshot.by", { author }),
  ];
  byId("subtitle").textContent = told.filter(Boolean).join(" · ");
}
