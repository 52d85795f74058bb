"""How long an exported page takes in Chromium until its map is seen, and until it answers."""

from pathlib import Path

from playwright.sync_api import Browser, Route

LONGEST_MS = 300_000
_SEEN = """
new MutationObserver(() => {
    if (document.documentElement.dataset.ready === undefined || window.seenAt) return;
    window.seenAt = 1;
    requestAnimationFrame(() => setTimeout(() => { window.seenAt = performance.now(); }));
}).observe(document, { subtree: true, attributes: true, attributeFilter: ["data-ready"] });
"""
"""Notes when what the page painted first is on the screen, in milliseconds after navigation."""
_WHEN_SEEN = """async () => {
    while (!(window.seenAt > 1)) await new Promise((go) => setTimeout(go, 5));
    return window.seenAt;
}"""
_PAINTED = """() => new Promise((go) => {
    requestAnimationFrame(() => setTimeout(() => go(performance.now())));
})"""
_UNTIL = """async (what) => {
    const painted = () => new Promise((go) => requestAnimationFrame(() => setTimeout(go)));
    const typed = (id, text) => {
        const box = document.getElementById(id);
        box.focus();
        box.value = text;
        box.dispatchEvent(new InputEvent("input", { bubbles: true }));
    };
    const text = (selector) => document.querySelector(selector)?.textContent ?? "";
    // Of few parcels, none may lie in the middle of the map or be left out by a filter.
    const limit = performance.now() + 60_000;
    const fewer = document.querySelector("#legend-layers .count").textContent.length < 5;
    const changed = async (selector, before) => {
        while (text(selector) === before || !text(selector)) {
            await painted();
            if (fewer || performance.now() > limit) return;
        }
    };
    const steps = {
        zoom: async () => map.setZoom(map.getZoom() + 1, { animate: false }),
        pan: async () => map.panBy([200, 120], { animate: false }),
        click: async () => {
            const before = text("#details-title");
            const latlng = map.getCenter();
            const containerPoint = map.latLngToContainerPoint(latlng);
            map.fire("click", { latlng, containerPoint, originalEvent: {} });
            await changed("#details-title", before);
        },
        hover: async () => {
            const latlng = map.getCenter();
            const containerPoint = map.latLngToContainerPoint(latlng);
            map.fire("mousemove", { latlng, containerPoint, originalEvent: {} });
        },
        search: async () => {
            const before = text("#search-results");
            typed("search", "地块" + Math.floor(Math.random() * 1000));
            await changed("#search-results", before);
        },
        table: async () => {
            document.getElementById("table-toggle").click();
            await changed("#table-count", "");
        },
        filter: async () => {
            const before = text("#table-count");
            const box = document.getElementById("table-filter");
            typed("table-filter", box.value ? "湖地块" : "GB001");
            await changed("#table-count", before);
        },
    };
    const begun = performance.now();
    await steps[what]();
    await painted();
    return performance.now() - begun;
}"""
_STEPS = ("zoom", "pan", "hover", "click", "search", "search", "table", "filter", "filter")
"""In this order; what is done twice makes its index the first time."""
_FOLDER_STEPS = (
    "zoom",
    "pan",
    "hover",
    "click",
    "zoom",
    "zoom",
    "zoom",
    "search",
    "search",
    "table",
)
_WHOLE = "canvas.features[aria-busy=false]"
_HEAP = "performance.memory.usedJSHeapSize / 1e6"


def folder_figures(browser: Browser, address: str) -> dict[str, float]:
    """Return milliseconds until the map of a folder on a web server is seen, and until it answers.

    Of what is read from the server meanwhile, `whole` is when all of it is painted; the last figure
    is the megabytes of memory that the scripts have then.
    """
    with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        page = context.new_page()
        page.set_default_timeout(LONGEST_MS)
        page.add_init_script(_SEEN)
        page.goto(address)
        page.wait_for_selector("html[data-ready]", state="attached")
        figures = {"first picture": float(page.evaluate(_WHEN_SEEN))}
        page.wait_for_selector(_WHOLE, state="attached")
        figures["whole"] = float(page.evaluate("performance.now()"))
        for number, step in enumerate(_FOLDER_STEPS):
            begun = float(page.evaluate("performance.now()"))
            figures[f"{number} {step}"] = float(page.evaluate(_UNTIL, step))
            page.wait_for_selector(_WHOLE, state="attached")
            if step in ("zoom", "pan"):
                whole = float(page.evaluate("performance.now()")) - begun
                figures[f"{number} {step}, whole"] = whole
        figures["memory (MB)"] = float(page.evaluate(_HEAP))
        return figures


def page_figures(browser: Browser, path: Path) -> dict[str, float]:
    """Return milliseconds until the map of one of our pages is seen, and until it answers."""
    with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        page = context.new_page()
        page.set_default_timeout(LONGEST_MS)
        page.add_init_script(_SEEN)
        page.goto(path.as_uri())
        page.wait_for_selector("html[data-ready]", state="attached")
        figures = {"first picture": float(page.evaluate(_WHEN_SEEN))}
        for step in _STEPS:
            name = f"{step}, again" if step in figures else step
            figures[name] = float(page.evaluate(_UNTIL, step))
        return figures


def explore_figures(browser: Browser, path: Path, leaflet: Path) -> dict[str, float]:
    """Return milliseconds until the map of a page of `explore()` is seen.

    Parameters
    ----------
    leaflet : Path
        The folder of Leaflet's script and style, which such a page asks the network for.
    """
    with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        page = context.new_page()
        page.set_default_timeout(LONGEST_MS)
        page.route("http*://**/*", lambda route: _at_hand(route, leaflet))
        page.goto(path.as_uri(), wait_until="load")
        page.wait_for_selector("path.leaflet-interactive", state="attached")
        return {"first picture": float(page.evaluate(_PAINTED))}


def _at_hand(route: Route, leaflet: Path) -> None:
    name = route.request.url.rsplit("/", 1)[-1]
    if name in ("leaflet.js", "leaflet.css"):
        route.fulfill(path=leaflet / name)
    else:
        route.abort()
