// The address of what is seen: #zoom/lat/lon/feature.

/** Return { zoom, lat, lon, key } of an address' end, each undefined where the address has none. */
function parsePermalink(hash) {
  const parts = hash.replace(/^#/, "").split("/");
  if (parts.length < 3) return { key: decoded(parts.join("/")) };
  const [zoom, lat, lon] = parts.slice(0, 3).map(Number);
  if (![zoom, lat, lon].every(Number.isFinite)) return {};
  return { zoom, lat, lon, key: decoded(parts.slice(3).join("/")) };
}

function permalinkOf(map, key) {
  const { lat, lng } = map.getCenter();
  const place = [map.getZoom().toFixed(2), lat.toFixed(5), lng.toFixed(5)];
  return `#${[...place, ...(key ? [encodeURIComponent(key)] : [])].join("/")}`;
}

/** Keep the address in step with the page, and the page with an address that the user enters. */
export function keepPermalink(page, map, open) {
  const { store, model } = page;
  let own = "";
  const write = () => {
    own = permalinkOf(map, store.state.selected);
    history.replaceState(null, "", own);
  };
  const follow = () => {
    if (location.hash === own) return;
    const { zoom, lat, lon, key } = parsePermalink(location.hash);
    if (zoom !== undefined) map.setView([lat, lon], zoom, { animate: false });
    if (key !== undefined && (key === "" || model.items.has(key))) open(key);
  };
  follow();
  map.on("moveend", write);
  store.watch(["selected"], write);
  window.addEventListener("hashchange", follow);
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return "";
    throw error;
  }
}
