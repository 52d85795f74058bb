// The address of what is seen: #zoom/lat/lon/feature?filters.

import { whereUnreadable } from "./beside.js";
import { filtersAsText, filtersOfText } from "./filter_link.js";

/** Return { zoom, lat, lon, key, filters } of an address' end, each undefined where it has none. */
function parsePermalink(hash) {
  const [place, ...rest] = hash.replace(/^#/, "").split("?");
  const filters = rest.length ? decoded(rest.join("?")) : "";
  const parts = place.split("/");
  if (parts.length < 3) return { key: decoded(parts.join("/")), filters };
  const [zoom, lat, lon] = parts.slice(0, 3).map(Number);
  if (![zoom, lat, lon].every(Number.isFinite)) return { filters };
  return { zoom, lat, lon, key: decoded(parts.slice(3).join("/")), filters };
}

function permalinkOf(map, { selected, filters }) {
  const { lat, lng } = map.getCenter();
  const place = [map.getZoom().toFixed(2), lat.toFixed(5), lng.toFixed(5)];
  const path = [...place, ...(selected ? [encodeURIComponent(selected)] : [])].join("/");
  const told = filtersAsText(filters);
  return `#${path}${told && `?${encodeURIComponent(told)}`}`;
}

/** Keep the address in step with the page, and the page with an address that the user enters. */
export function keepPermalink(page, map, open) {
  const { store, model } = page;
  let own = "";
  const write = () => {
    own = permalinkOf(map, store.state);
    writeAddress(own);
  };
  /** Filter, once the columns that this needs are there. */
  const take = (filters) => {
    const beside = model.tables.filter(({ id, read }) => read && filters.has(id));
    const reading = beside.map(({ id, read }) => read(filters.get(id).map(({ field }) => field)));
    if (!reading.length) store.set({ filters });
    // What cannot be read is said on the map.
    else Promise.all(reading).then(() => store.set({ filters }), whereUnreadable(() => {}));
  };
  const follow = () => {
    if (location.hash === own) return;
    const { zoom, lat, lon, key, filters } = parsePermalink(location.hash);
    take(filtersOfText(filters, model.tables));
    if (zoom !== undefined) map.setView([lat, lon], zoom, { animate: false });
    if (key === "") open(key);
    else if (key !== undefined) model.items.reach(key, () => open(key));
  };
  follow();
  map.on("moveend", write);
  store.watch(["selected", "filters"], write);
  window.addEventListener("hashchange", follow);
}

/** Change the address, unless the page has none of its own, or the browser finds it too often. */
function writeAddress(address) {
  try {
    history.replaceState(null, "", address);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return "";
    throw error;
  }
}
