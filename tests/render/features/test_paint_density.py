"""A layer beyond memory looks like the whole: exactly where it is loaded, elsewhere nearly."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import shapely
from PySide6.QtGui import QImage

from gisapp.core.geometry import density_builder as growing_overview
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.loaded import with_loaded
from gisapp.core.layers.partial import PartialContent
from gisapp.core.layers.partial_loading import loaded_for
from gisapp.core.space.extent import Extent
from gisapp.core.space.viewport import Viewport
from gisapp.render.palette import Theme, load_palette
from gisapp.render.request import RenderRequest
from gisapp.sources.memory_budget import MemoryBudget
from gisapp.sources.open import open_source
from tests.benchmarks.parcels import write_parcels
from tests.render.features.test_reduction import SQUARE_PX, tones
from tests.render.maps import painted_request, pixels
from tests.vector_files import write

COUNT = 20_000
THEMES: tuple[tuple[Theme, float], ...] = (("light", 1.0), ("dark", 2.0))
APART = 0.15
"""How far the tones of squares of 16 pixels may be from those of the whole layer, on average, as a
share of what the whole layer adds to the ground."""
KINDS = ("parcels", "roads", "firms")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("land")
    write_parcels(folder / "parcels.fgb", COUNT)
    chance = np.random.default_rng(6)
    places = chance.permutation(COUNT)
    x, y = 115.2 + places % 200 * 0.001, 28.2 + places // 200 * 0.001
    ends = np.stack((x, y, x + 0.0008, y + 0.0008 * chance.random(COUNT)), -1).reshape(-1, 2, 2)
    write(
        folder / "roads.fgb", list(np.array(shapely.linestrings(ends))), geometry_type="LineString"
    )
    write(folder / "firms.fgb", list(np.array(shapely.points(x, y))), geometry_type="Point")
    return folder


@pytest.fixture
def budget(tmp_path: Path) -> MemoryBudget:
    return MemoryBudget(1024**2, tmp_path)


def opened(folder: Path, name: str, budget: MemoryBudget) -> tuple[Layer, Layer]:
    """Return a layer beyond memory, and the same as a whole."""
    path = folder / f"{name}.fgb"
    (whole,) = open_source(str(path), budget=replace(budget, bytes=1024**3)).layers
    (beyond,) = open_source(str(path), budget=budget).layers
    assert beyond.partial is not None
    return beyond, whole


def frame(layer: Layer, viewport: Viewport, theme: Theme = "light", ratio: float = 1.0) -> QImage:
    return painted_request(RenderRequest(viewport, (layer,), load_palette(theme), "en", ratio))


def whole_view(layer: Layer) -> Viewport:
    assert layer.extent is not None
    return Viewport.fitting(layer.extent, 640, 480)


@pytest.mark.parametrize(("theme", "ratio"), THEMES)
@pytest.mark.parametrize("name", KINDS)
def test_where_it_is_loaded_every_pixel_is_that_of_the_whole(
    folder: Path, budget: MemoryBudget, name: str, theme: Theme, ratio: float
) -> None:
    beyond, whole = opened(folder, name, budget)
    around = whole_view(whole)
    chance = np.random.default_rng(3)
    for zoom in (60.0, 150.0, 400.0):
        middle = whole.geometry.coordinates[chance.integers(len(whole.geometry.coordinates))]
        viewport = replace(around, resolution=around.resolution / zoom).centered(*middle.tolist())
        (near,) = loaded_for((beyond,), viewport.with_surroundings.extent)
        assert near.partial is not None
        assert near.partial.loaded is not None
        assert len(near.geometry) < COUNT / 4
        expected = frame(whole, viewport, theme, ratio)
        assert frame(near, viewport, theme, ratio) == expected
        assert len(np.unique(pixels(expected).reshape(-1, 3), axis=0)) > 3


@pytest.mark.parametrize(("theme", "ratio"), THEMES)
@pytest.mark.parametrize("most_large", [0, COUNT // 50])
@pytest.mark.parametrize(
    ("name", "zoom"), [("parcels", 0.1), ("parcels", 1.0), ("parcels", 2.0), ("roads", 0.3)]
)
def test_from_afar_it_has_the_tones_of_the_whole(
    folder: Path,
    budget: MemoryBudget,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    zoom: float,
    most_large: int,
    theme: Theme,
    ratio: float,
) -> None:
    monkeypatch.setattr(growing_overview, "MOST_LARGE", most_large)
    beyond, whole = opened(folder, name, budget)
    assert len(beyond.geometry) <= most_large
    viewport = whole_view(whole).zoomed(zoom, 320, 240)
    here, there, ground = (
        tones(frame(each, viewport, theme, ratio))
        for each in (beyond, whole, replace(whole, visible=False))
    )
    assert np.abs(there - ground).max() > 10, "there is something to be seen"
    assert np.abs(here - there).mean() <= APART * np.abs(there - ground).mean()


def test_points_from_afar_are_a_tint_where_they_are(folder: Path, budget: MemoryBudget) -> None:
    beyond, whole = opened(folder, "firms", budget)
    assert whole.extent is not None
    viewport = whole_view(whole)
    picture = tones(frame(beyond, viewport))
    tinted = np.abs(picture - picture[0, 0]).max(axis=2) > 0
    left, top = viewport.to_pixel(whole.extent.xmin, whole.extent.ymax)
    right, bottom = viewport.to_pixel(whole.extent.xmax, whole.extent.ymin)
    columns = slice(int(left) // SQUARE_PX, int(right) // SQUARE_PX + 1)
    lines = slice(int(top) // SQUARE_PX, int(bottom) // SQUARE_PX + 1)
    assert tinted[lines, columns].mean() > 0.9
    tinted[lines, columns] = False
    assert not tinted.any()


def test_the_density_stays_outside_of_what_is_loaded(
    folder: Path, budget: MemoryBudget, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(growing_overview, "MOST_LARGE", 0)
    beyond, whole = opened(folder, "roads", budget)
    partial = beyond.partial
    assert isinstance(partial, PartialContent)
    assert whole.extent is not None
    viewport = whole_view(whole)
    before = pixels(frame(with_loaded(beyond, partial, None), viewport)).astype(int)
    box = Extent(*whole.extent.center, *whole.extent.center).buffered(whole.extent.height / 5)
    content = replace(beyond.content, partial=replace(partial, loaded=box))
    hole = replace(beyond, content=content)
    after = pixels(frame(hole, viewport)).astype(int)
    left, top = np.ceil(viewport.to_pixel(box.xmin, box.ymax)).astype(int)
    right, bottom = np.floor(viewport.to_pixel(box.xmax, box.ymin)).astype(int)
    ground = after[0, 0]
    assert (after[top:bottom, left:right] == ground).all()
    assert (before[top:bottom, left:right] != ground).any()
    outside = np.ones(before.shape[:2], bool)
    outside[top - 1 : bottom + 1, left - 1 : right + 1] = False
    assert np.abs(after - before)[outside].max() <= 1, "but for rounding"
