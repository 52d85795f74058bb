"""Frames look as the stored pictures do; `pytest --renew-pictures` stores what they look like now.

Tolerance: pixels may differ by `MEAN` of 255 on average, and `SHARE` of them by more than `FAR`.
That passes another Qt's rounding of edges and fails a line that is missing. Letters depend on
the fonts of a machine, so frames with names are compared as if seen from far.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest
import shapely
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from shapely.geometry.base import BaseGeometry

from gisapp.core.layers.layer import FeatureRef, Layer
from gisapp.core.layers.symbology import LabelStyle, Symbol
from gisapp.core.space.measurement import Measurement
from gisapp.core.space.viewport import Viewport
from gisapp.render.features.painter import painting_on
from gisapp.render.labels.placement import place_labels
from gisapp.render.measurement import paint_measurement
from gisapp.render.overlay import HighlightPainter, paint_labels
from gisapp.render.palette import Theme, load_palette
from gisapp.render.request import RenderRequest
from tests.render.maps import layer, painted_request, pixels

PICTURES = Path(__file__).parent / "pictures"
MEAN, FAR, SHARE = 1.5, 48, 0.006
FROM_FAR = 8
VIEWPORT = Viewport(100.0, 70.0, 1.0, 200, 140)

YARD = shapely.box(20, 20, 110, 120).difference(shapely.box(50, 50, 85, 90))
ISLANDS = shapely.MultiPolygon([shapely.box(125, 20, 185, 60), shapely.Point(155, 95).buffer(25)])
ROADS: list[BaseGeometry] = [
    shapely.LineString([(0, 30), (80, 40), (200, 20)]),
    shapely.LineString([(30, 0), (60, 140)]),
    shapely.MultiLineString([[(100, 130), (190, 130)], [(100, 110), (190, 60)]]),
]
FIRMS: list[BaseGeometry] = [shapely.Point(25 + 30 * n, 30 + 18 * (n % 5)) for n in range(6)]


def polygons(symbol: Symbol) -> Layer:
    return layer("polygon", [YARD, ISLANDS], symbol)


def roads(symbol: Symbol) -> Layer:
    return layer("line", ROADS, symbol, layer_id="roads")


def firms() -> Layer:
    symbols = [
        Symbol(fill="hollow", stroke="enterprise_line", marker=marker, marker_size=14)
        for marker in ("circle", "square", "diamond", "triangle", "star")
    ]
    return layer("point", FIRMS, *symbols, classes=[0, 1, 2, 3, 4, 0], layer_id="firms")


def many_points() -> Layer:
    places = np.random.default_rng(5).normal((100, 70), (38, 24), (900, 2))
    symbols = (Symbol(fill=color, stroke="#ffffff") for color in ("series1_line", "series3_line"))
    points = [shapely.Point(place) for place in places]
    return layer("point", points, *symbols, classes=[0, 0, 1] * 300)


def many_polygons() -> Layer:
    boxes = [
        shapely.box(x, y, x + 2.6, y + 2.6) for x in range(0, 200, 4) for y in range(0, 140, 4)
    ]
    return layer("polygon", boxes, Symbol(fill="plot", stroke="plot_line"))


PLAIN = Symbol(fill="park", stroke="park_line", stroke_width=2)
HATCHED = replace(PLAIN, dash="dashed", hatch="forward")
CASED = Symbol(stroke="road", stroke_width=5, casing="road_casing")
ARROWS = Symbol(stroke="avenue_line", stroke_width=2, dash="dashed", arrow=True)


@dataclass(frozen=True)
class Case:
    layers: Callable[[], tuple[Layer, ...]]
    theme: Theme = "light"
    ratio: float = 1.0
    over: str = ""


CASES = {
    "polygons": Case(lambda: (polygons(PLAIN),)),
    "hatch": Case(lambda: (polygons(HATCHED),)),
    "crossed_hatch_fine": Case(lambda: (polygons(replace(HATCHED, hatch="cross")),), ratio=2.0),
    "lines": Case(lambda: (roads(CASED), replace(roads(ARROWS), layer_id="arrows"))),
    "points": Case(lambda: (firms(),)),
    "all_dark": Case(lambda: (polygons(HATCHED), roads(CASED), firms()), theme="dark"),
    "all_fine": Case(lambda: (polygons(HATCHED), roads(CASED), firms()), ratio=2.0),
    "many_polygons": Case(lambda: (many_polygons(),)),
    "selection": Case(lambda: (polygons(PLAIN), firms()), over="selection"),
    "hover_dark": Case(lambda: (polygons(PLAIN), firms()), theme="dark", over="hover"),
    "area_measured": Case(lambda: (polygons(PLAIN),), over="measurement"),
}
WITH_NAMES = {
    "names": Case(
        lambda: (
            layer("polygon", [YARD, ISLANDS], PLAIN, names=["瑶湖", "Park"], labels=LabelStyle(1)),
        ),
        over="names",
    ),
    "clusters": Case(lambda: (many_points(),)),
    "clusters_dark_fine": Case(lambda: (many_points(),), theme="dark", ratio=2.0),
}


def frame(case: Case) -> QImage:
    layers, palette = case.layers(), load_palette(case.theme)
    request = RenderRequest(VIEWPORT, layers, palette, "en", case.ratio)
    image = painted_request(request)
    image.setDevicePixelRatio(case.ratio)
    refs = FeatureRef("layer", 0), FeatureRef("firms", 3)
    with painting_on(image) as painter:
        match case.over:
            case "selection" | "hover" as highlight:
                HighlightPainter(highlight).paint(painter, layers, refs, VIEWPORT, palette)
            case "measurement":
                corners = (30.0, 30.0), (170.0, 40.0), (150.0, 120.0)
                area = Measurement("area", corners, pointer=(60.0, 110.0))
                paint_measurement(painter, area, (), VIEWPORT, palette)
            case "names":
                paint_labels(painter, place_labels(request).labels, VIEWPORT)
    image.setDevicePixelRatio(1)
    return image


def from_far(image: QImage) -> QImage:
    size = image.size() / FROM_FAR
    return image.scaled(
        size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )


def differences(one: QImage, other: QImage) -> NDArray[np.int64]:
    """Return how far each pixel's worst channel differs, (height, width)."""
    assert one.size() == other.size()
    apart: NDArray[np.int64] = np.abs(pixels(one).astype(np.int64) - pixels(other)).max(axis=2)
    return apart


def picture_of(values: NDArray[np.int64]) -> QImage:
    grey = np.ascontiguousarray(255 - np.clip(values * 3, 0, 255), np.uint8)
    height, width = grey.shape
    return QImage(grey.tobytes(), width, height, width, QImage.Format.Format_Grayscale8).copy()


@pytest.fixture
def stored(request: pytest.FixtureRequest, qapp: object) -> Callable[[str, QImage], QImage]:
    """Return the stored picture of a name; with `--renew-pictures` store it first."""

    def stored(name: str, painted: QImage) -> QImage:
        path = PICTURES / f"{name}.png"
        if request.config.getoption("--renew-pictures"):
            assert painted.save(str(path))
        picture = QImage(str(path))
        assert not picture.isNull(), f"{path} is missing: pytest --renew-pictures makes it"
        return picture

    return stored


@pytest.mark.parametrize("name", CASES)
def test_a_frame_looks_as_its_stored_picture(
    name: str, stored: Callable[[str, QImage], QImage], tmp_path: Path
) -> None:
    painted = frame(CASES[name])
    apart = differences(painted, stored(name, painted))
    painted.save(str(tmp_path / "painted.png"))
    picture_of(apart).save(str(tmp_path / "difference.png"))
    assert apart.mean() <= MEAN, f"see {tmp_path}"
    assert (apart > FAR).mean() <= SHARE, f"see {tmp_path}"


@pytest.mark.parametrize("name", WITH_NAMES)
def test_a_frame_with_letters_looks_as_its_stored_picture_from_far(
    name: str, stored: Callable[[str, QImage], QImage], tmp_path: Path
) -> None:
    painted = frame(WITH_NAMES[name])
    apart = differences(from_far(painted), from_far(stored(name, painted)))
    painted.save(str(tmp_path / "painted.png"))
    picture_of(apart).save(str(tmp_path / "difference.png"))
    assert apart.mean() <= 2 * MEAN, f"see {tmp_path}"
    assert (apart > FAR).mean() <= SHARE, f"see {tmp_path}"


def test_a_missing_line_or_another_colour_is_noticed(qapp: object) -> None:
    as_stored = frame(CASES["lines"])
    roads_alone = frame(Case(lambda: (roads(CASED),)))
    assert (differences(as_stored, roads_alone) > FAR).mean() > SHARE
    other = replace(PLAIN, fill="phase", stroke="phase_line")
    recolored = frame(Case(lambda: (polygons(other),)))
    assert differences(frame(CASES["polygons"]), recolored).mean() > MEAN
