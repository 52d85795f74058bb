"""What an exported page of many parcels costs: its size, and the time to write, open and use it.

    python -m tests.benchmarks.page [parcels] [--explore | --folder]

makes parcels of a seed with the columns of a land register (100,000 unless said), writes their page
and uses it in Chromium; with `--explore` the page that GeoPandas makes of the same file as well,
with `--folder` a folder for a web server in its place (of more than 300,000 parcels, else all are
on its page).
"""

import resource
import sys
import tempfile
import time
from pathlib import Path

import js_lib_leaflet
from playwright.sync_api import Browser, sync_playwright

from gisapp.core.layers.layer import Layer
from gisapp.core.space.extent import Extent
from gisapp.export.snapshot.folder_writer import write_web_folder
from gisapp.export.snapshot.request import SnapshotRequest
from gisapp.export.snapshot.writer import write_snapshot
from gisapp.sources.open import open_source
from tests.benchmarks.page_figures import explore_figures, folder_figures, page_figures
from tests.benchmarks.page_parcels import write_page_parcels
from tests.browser import chromium
from tests.file_server import serving

_PARCELS = 100_000
_LEAFLET = Path(js_lib_leaflet.__file__).parent / "static" / "js_lib_leaflet"


def our_figures(browser: Browser, source: Path, folder: Path) -> dict[str, str]:
    """Return what the page of a file costs, in words."""
    layers = open_source(str(source)).layers
    path = folder / "page.html"
    first, again = (_seconds_to_write(layers, path) for _ in range(2))
    return {
        "size": _megabytes(path),
        "written in": f"{first:.1f} s of processor time, {again:.1f} s the second time",
        **_milliseconds(page_figures(browser, path)),
    }


def folders_figures(browser: Browser, source: Path, folder: Path) -> dict[str, str]:
    """Return what a folder for a web server costs, in words."""
    layers = open_source(str(source)).layers
    site = folder / "site"
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun = time.process_time()
    request = SnapshotRequest(layers, (), _extent(layers), "zh", "2026-01-31", too_many="beside")
    files = write_web_folder(request, site)
    taken = time.process_time() - begun
    more = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1e3
    with serving(site) as server:
        figures = folder_figures(browser, f"{server.url}/index.html")
    return {
        "size": f"{sum(each.stat().st_size for each in files) / 1e6:.1f} MB, {len(files)} files",
        "written in": f"{taken:.1f} s of processor time, {more:.0f} MB more than the data open",
        **_milliseconds(figures),
    }


def explores_figures(browser: Browser, source: Path, folder: Path) -> dict[str, str]:
    """Return what the page costs that GeoPandas makes of the same file."""
    import geopandas

    path = folder / "explore.html"
    frame = geopandas.read_file(source)
    for name in frame.select_dtypes("datetime").columns:
        frame[name] = frame[name].astype(str)
    begun = time.process_time()
    frame.explore().save(path)
    taken = time.process_time() - begun
    return {
        "size": _megabytes(path),
        "written in": f"{taken:.1f} s of processor time",
        **_milliseconds(explore_figures(browser, path, _LEAFLET)),
    }


def _seconds_to_write(layers: tuple[Layer, ...], path: Path) -> float:
    begun = time.process_time()
    write_snapshot(SnapshotRequest(layers, (), _extent(layers), "zh", "2026-01-31"), path)
    return time.process_time() - begun


def _extent(layers: tuple[Layer, ...]) -> Extent:
    extent = layers[0].index.extent
    if extent is None:
        raise ValueError("parcels have an extent")
    return extent


def _megabytes(path: Path) -> str:
    return f"{path.stat().st_size / 1e6:.2f} MB"


def _milliseconds(figures: dict[str, float]) -> dict[str, str]:
    return {name: f"{figure:.0f} ms" for name, figure in figures.items()}


def main() -> None:
    """Measure and print."""
    wanted = [each for each in sys.argv[1:] if not each.startswith("--")]
    count = int(wanted[0]) if wanted else _PARCELS
    with (
        tempfile.TemporaryDirectory() as name,
        sync_playwright() as playwright,
        chromium(playwright) as browser,
    ):
        folder = Path(name)
        source = folder / "parcels.gpkg"
        write_page_parcels(source, count)
        figures = folders_figures if "--folder" in sys.argv else our_figures
        _print(f"gisapp, {count:,} parcels", figures(browser, source, folder))
        if "--explore" in sys.argv:
            _print("explore()", explores_figures(browser, source, folder))


def _print(who: str, figures: dict[str, str]) -> None:
    print(who)
    for what, figure in figures.items():
        print(f"  {what:17}{figure}", flush=True)


if __name__ == "__main__":
    main()
