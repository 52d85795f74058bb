"""The page's map finds what lies where by an index, and is painted by tiles."""

import numpy as np
from numpy.typing import NDArray
from playwright.sync_api import Page

from gisapp.export.snapshot.request import SnapshotRequest
from tests.export.conftest import Opener
from tests.page_scripts import load_functions

FOUND = """([bounds, extents]) => {
    const flat = Float64Array.from(bounds.flat(), (edge) => edge ?? NaN);
    const index = new SpatialIndex(flat, bounds.length);
    return extents.map(([west, south, east, north]) =>
        [...index.rowsIn({ west, south, east, north })]);
}"""
PIXELS = """() => {
    const canvas = document.querySelector("canvas.features");
    const corner = canvas.getBoundingClientRect();
    const map = document.querySelector("#map").getBoundingClientRect();
    const ratio = canvas.width / corner.width;
    const place = [map.left - corner.left, map.top - corner.top].map((each) => each * ratio);
    const size = [map.width * ratio, map.height * ratio].map(Math.round);
    return [...canvas.getContext("2d").getImageData(...place, ...size).data].filter(
        (_, place) => place % 37 === 0);
}"""
"""Some of the colours that are seen of the map's features."""


def crowded(rng: np.random.Generator) -> NDArray[np.float64]:
    """Return bounds of many small, some huge and some placeless features, most in one town."""
    middles = np.concatenate([rng.normal(0, 1, (900, 2)), rng.uniform(-1e7, 1e7, (100, 2))])
    sizes = np.concatenate([rng.exponential(0.1, (980, 2)), np.full((20, 2), 1e7)])
    bounds = np.hstack([middles - sizes, middles + sizes])
    bounds[::50] = np.nan
    return bounds


def test_the_index_finds_what_each_extent_touches(page: Page) -> None:
    load_functions(page, SpatialIndex="spatial_index")
    rng = np.random.default_rng(5)
    same = np.tile([3.0, 3.0, 4.0, 4.0], (100, 1))
    for bounds in (crowded(rng), same, same[:1], same[:0]):
        extents = [[-1.0, -1.0, 1.0, 1.0], [-1e8, -1e8, 1e8, 1e8], [4.0, 4.0, 9.0, 9.0]]
        extents += [
            [*at, *(at + size)]
            for at, size in zip(rng.normal(0, 2, (20, 2)), (0, 1) * 10, strict=True)
        ]
        stored = [[None if np.isnan(edge) else edge for edge in each] for each in bounds.tolist()]
        found = page.evaluate(FOUND, [stored, [list(map(float, each)) for each in extents]])
        for (west, south, east, north), rows in zip(extents, found, strict=True):
            touches = (bounds[:, 0] <= east) & (bounds[:, 2] >= west)
            touches &= (bounds[:, 1] <= north) & (bounds[:, 3] >= south)
            assert rows == np.flatnonzero(touches).tolist()


def test_what_is_painted_anew_looks_as_in_one_piece(
    open_snapshot: Opener, request_of_embedded: SnapshotRequest
) -> None:
    page = open_snapshot(request_of_embedded)
    whole = page.evaluate(PIXELS)
    # Another zoom, a little way and back: of tiles that were kept, and of new ones beside them.
    for move in ("map.zoomIn(1, still)", "map.panBy([300, 200], still)", "map.zoomOut(1, still)"):
        page.evaluate(f"() => {{ const still = {{ animate: false }}; {move}; }}")
        page.wait_for_selector("canvas.features[aria-busy=false]")
    page.evaluate("() => map.panBy([-150, -100], { animate: false })")
    page.wait_for_selector("canvas.features[aria-busy=false]")
    assert np.abs(np.subtract(page.evaluate(PIXELS), whole)).mean() < 1
