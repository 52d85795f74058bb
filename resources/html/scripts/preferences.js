// How the reader wants things told: language, units, light or dark.

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
    // Money goes along with the language unless the reader chose otherwise.
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
function tellPage({ reader, data }, { language, theme, area, money }) {
  document.documentElement.lang = LANGUAGE_TAGS[language];
  for (const node of document.querySelectorAll("[data-say]")) {
    node.textContent = reader.say(node.dataset.say);
  }
  for (const node of document.querySelectorAll("[data-say-label]")) {
    const label = reader.say(node.dataset.sayLabel);
    node.setAttribute("aria-label", label);
    if (node.tagName === "BUTTON") node.title = label;
    if (node.tagName === "INPUT") node.placeholder = label;
  }
  byId("area").value = area;
  byId("money").value = money;
  const label = reader.say(`snapshot.theme_${theme}`);
  byId("theme").title = label;
  byId("theme").setAttribute("aria-label", label);
  byId("theme").dataset.theme = theme;
  tellHeading(reader, data);
}

function tellHeading(reader, { title, place, date, author }) {
  document.title = reader.tell(title);
  byId("title").textContent = reader.tell(title);
  const told = [
    reader.tell(place),
    date && reader.date(date),
    author && reader.say("snapshot.by", { author }),
  ];
  byId("subtitle").textContent = told.filter(Boolean).join(" · ");
}
