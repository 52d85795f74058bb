"""A class has one colour: in the legend, on the map, on the page and in print, over anything."""

import json
import re
import zlib
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import get_args

import numpy as np
import pytest
import shapely
from playwright.sync_api import Page
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.layer_style import ClassChoice, LayerStyle
from gisapp.core.layers.styles.classify import classify
from gisapp.core.layers.symbology import Marker, Symbol
from gisapp.core.space.crs import mercator_to_lonlat
from gisapp.core.space.extent import Extent
from gisapp.core.space.viewport import Viewport
from gisapp.export.image import ImageRequest, write_image
from gisapp.export.shown_content import ShownContent
from gisapp.export.snapshot.request import SnapshotRequest
from gisapp.export.snapshot.writer import write_snapshot
from gisapp.render.features.painter import painting_on
from gisapp.render.features.symbols import marker_picture
from gisapp.render.palette import Theme, load_palette
from gisapp.render.request import RenderRequest
from gisapp.sources.open import open_source
from gisapp.ui.layers.swatch import HEIGHT_PX, WIDTH_PX, Swatches
from gisapp.words import LANGUAGES, load_words
from tests.page_scripts import load_functions
from tests.render.maps import layer, painted, painted_request

pytestmark = pytest.mark.usefixtures("qapp")

USES = ("industry", "housing", "green", None)
RENTS = (10.0, 100.0, 200.0, None)
STYLES = {
    "by value": LayerStyle("use"),
    "by natural breaks": LayerStyle("rent", "natural", palette="sunset", is_reversed=True),
    "by deviation": LayerStyle("rent", "deviation", count=3),
    "by own breaks, colours and sizes": LayerStyle(
        "rent",
        "own",
        breaks=(20.0, 150.0),
        palette="teal_brown",
        sizes_px=(8.0, 20.0),
        classes=(ClassChoice("range:1", color="#12ab34"),),
    ),
    "by a symbol of one's own": LayerStyle(
        "use", symbol=Symbol(fill="park", stroke="#102030", marker="square", marker_size=16.0)
    ),
}
STEP_DEG, SIDE_DEG = 0.01, 0.006
WEST_DEG, SOUTH_DEG = 115.95, 28.65
THEMES: tuple[Theme, ...] = ("light", "dark")
Rgb = tuple[int, int, int]
NEAR = 2
"""How far a channel may be off: a browser and Qt round differently."""
SOFT_NEAR = 3
"""How far the opacities of a soft marker may be off, of 255 on average."""

PIXELS = """places => places.map(([lon, lat]) => {
    const { x, y } = map.latLngToContainerPoint([lat, lon]);
    const canvas = document.querySelector("canvas.features");
    const [mine, its] = [canvas, map.getContainer()].map((each) => each.getBoundingClientRect());
    const at = [x + its.left - mine.left, y + its.top - mine.top];
    const scaled = at.map((each) => Math.round(each * window.devicePixelRatio));
    return [...canvas.getContext("2d").getImageData(...scaled, 1, 1).data];
})"""
"""Red, green, blue and opacity of what is painted at some places."""
SWATCHES = """() => [...document.querySelectorAll("#legend-layers .class canvas")].map((canvas) => {
    const middle = [canvas.width / 2, canvas.height / 2];
    return [...canvas.getContext("2d").getImageData(...middle, 1, 1).data];
})"""

MARKER_COLUMN = """([symbol, side]) => {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = side;
    const context = canvas.getContext("2d");
    const look = { color: (name) => name, ratio: 1, origin: [0, 0] };
    paintShape(context, "point", PixelShape.of([[side / 2, side / 2]]), symbol, look);
    const column = context.getImageData(Math.floor(side / 2), 0, 1, side).data;
    return [...column].filter((_, place) => place % 4 === 3);
}"""
"""The opacities of a marker, from top to bottom through its middle."""


AREA = """([symbol, size]) => {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = 100;
    const context = canvas.getContext("2d");
    const look = { color: (name) => name, ratio: 1, origin: [0, 0] };
    context.fillStyle = "#ffffff";
    context.fillRect(0, 0, 100, 100);
    const [near, far] = [50 - size / 2, 50 + size / 2];
    const ring = [near, near, far, near, far, far, near, far, near, near];
    paintShape(context, "polygon", PixelShape.of([ring]), symbol, look);
    return [...context.getImageData(near, 50, 1, 1).data].slice(0, 3);
}"""
"""The colour at the western edge of a square."""


@pytest.fixture(scope="module", params=STYLES.values(), ids=list(STYLES))
def layers(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> tuple[Layer, ...]:
    """Areas and points of each use, and no names; all that lies below them is black."""
    return styled_layers(tmp_path_factory.mktemp("colours"), request.param)


def styled_layers(folder: Path, style: LayerStyle) -> tuple[Layer, ...]:
    features = [
        {"type": "Feature", "properties": {"use": use, "rent": rent}, "geometry": geometry}
        for place, (use, rent) in enumerate(zip(USES, RENTS, strict=True))
        for geometry in (_square(place), {"type": "Point", "coordinates": _middle(place, 1)})
    ]
    path = folder / "plots.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    words = [load_words(language) for language in LANGUAGES]
    areas, points = (
        classify(each, style, words).of(each) for each in open_source(str(path)).layers
    )
    around = _around(areas, points)
    box = shapely.box(around.xmin, around.ymin, around.xmax, around.ymax)
    black = layer("polygon", [box], Symbol(fill="#000000"))
    return black, areas, points


def _square(place: int) -> dict[str, object]:
    west, south = WEST_DEG + place * STEP_DEG, SOUTH_DEG
    box = shapely.box(west, south, west + SIDE_DEG, south + SIDE_DEG)
    return {"type": "Polygon", "coordinates": [list(box.exterior.coords)]}


def _middle(place: int, line: int) -> tuple[float, float]:
    """Return longitude and latitude: areas are in line 0, points in line 1."""
    half = SIDE_DEG / 2
    return WEST_DEG + place * STEP_DEG + half, SOUTH_DEG + line * STEP_DEG + half


def _around(*layers: Layer) -> Extent:
    extent = Extent.around(each.index.extent for each in layers)
    assert extent is not None
    return extent.buffered(500)


def viewport_of(layers: Sequence[Layer]) -> Viewport:
    extent = _around(*layers)
    return Viewport(*extent.center, extent.width / 600, 600, 400)


def colors_on(image: QImage, layers: Sequence[Layer]) -> list[Rgb]:
    """Return the colour of each feature, layer by layer, on a map's picture."""
    viewport = viewport_of(layers)
    middles = np.concatenate([each.geometry.bounds for each in layers[1:]])
    found = []
    for x, y in (middles[:, :2] + middles[:, 2:]) / 2:
        column, row = viewport.to_pixel(x, y)
        found.append(rgb(image.pixelColor(int(column), int(row))))
    return found


def in_legend(layers: Sequence[Layer], theme: Theme) -> list[Rgb]:
    """Return the colour of the swatch of each feature's class, layer by layer."""
    swatches = Swatches(load_palette(theme))
    found = []
    for each in layers[1:]:
        for place in each.classes.tolist():
            icon = swatches.of(each.symbology.classes[place].symbol, each.geometry.kind)
            color = icon.pixmap(WIDTH_PX, HEIGHT_PX).toImage().pixelColor(11, 8)
            assert color.alpha() == 255, "what lies below a swatch would tint it"
            found.append(rgb(color))
    return found


def rgb(color: QColor) -> Rgb:
    return color.red(), color.green(), color.blue()


def assert_alike(found: Sequence[Rgb], expected: Sequence[Rgb]) -> None:
    assert len(found) == len(expected) == 2 * len(USES)
    assert np.abs(np.subtract(found, expected)).max() <= NEAR, (found, expected)


@pytest.mark.parametrize("theme", THEMES)
def test_the_map_has_the_colours_of_the_legend(layers: tuple[Layer, ...], theme: Theme) -> None:
    request = RenderRequest(viewport_of(layers), layers, load_palette(theme), "en", 1.0)
    assert_alike(colors_on(painted_request(request), layers), in_legend(layers, theme))


def png(path: Path) -> QImage:
    return QImage(str(path))


def svg(path: Path) -> QImage:
    image = QImage(600, 400, QImage.Format.Format_RGB32)
    renderer = QSvgRenderer(str(path))
    with painting_on(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        renderer.render(painter)
    return image


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("suffix", "read"), [(".png", png), (".svg", svg)])
def test_a_picture_has_them(
    layers: tuple[Layer, ...],
    theme: Theme,
    suffix: str,
    read: Callable[[Path], QImage],
    tmp_path: Path,
) -> None:
    path = tmp_path / f"map{suffix}"
    palette = load_palette(theme)
    write_image(ImageRequest(ShownContent.of(layers), viewport_of(layers), palette), path)
    assert_alike(colors_on(read(path), layers), in_legend(layers, theme))


def test_a_pdf_fills_with_them(layers: tuple[Layer, ...], tmp_path: Path) -> None:
    path = tmp_path / "map.pdf"
    palette = load_palette("light")
    write_image(ImageRequest(ShownContent.of(layers), viewport_of(layers), palette), path)
    streams = re.findall(rb"stream\n(.*?)\nendstream", path.read_bytes(), re.DOTALL)
    drawing = b"\n".join(zlib.decompress(each) for each in streams if each[:1] == b"x")
    fills = re.findall(rb"([\d.]+) ([\d.]+) ([\d.]+) scn", drawing)
    found = {tuple(round(255 * float(part)) for part in fill) for fill in fills}
    assert set(in_legend(layers, "light")) <= found


def test_the_page_has_them_on_its_map_and_in_its_legend(
    layers: tuple[Layer, ...], page: Page, tmp_path: Path
) -> None:
    path = tmp_path / "page.html"
    request = SnapshotRequest(layers, (), _around(*layers), language="en", date="2026-01-31")
    write_snapshot(request, path)
    page.goto(path.as_uri())
    page.wait_for_selector("html[data-ready]", state="attached")
    middles = [_middle(place, line) for line in (0, 1) for place in range(len(USES))]
    for theme in THEMES:
        page.emulate_media(color_scheme=theme)
        page.wait_for_selector(f"html[data-theme={theme}]", state="attached")
        shown, swatches = page.evaluate(PIXELS, middles), page.evaluate(SWATCHES)
        assert {color[3] for color in (*shown, *swatches)} == {255}
        expected = in_legend(layers, theme)
        assert_alike([tuple(color[:3]) for color in shown], expected)
        # The legend begins with what lies on top.
        points, areas = swatches[: len(USES)], swatches[len(USES) :]
        assert {tuple(each[:3]) for each in areas} == set(expected[: len(USES)])
        assert {tuple(each[:3]) for each in points} == set(expected[len(USES) :])


def test_a_hidden_class_is_nowhere(page: Page, tmp_path: Path) -> None:
    style = LayerStyle("use", classes=(ClassChoice("value:housing", is_hidden=True),))
    layers = styled_layers(tmp_path, style)
    viewport, palette = viewport_of(layers), load_palette("light")
    black, place = (0, 0, 0), USES.index("housing")
    hidden = [place, place + len(USES)]
    write_image(ImageRequest(ShownContent.of(layers), viewport, palette), tmp_path / "map.png")
    write_image(ImageRequest(ShownContent.of(layers), viewport, palette), tmp_path / "map.svg")
    frame = painted_request(RenderRequest(viewport, layers, palette, "en", 1.0))
    for image in (frame, png(tmp_path / "map.png"), svg(tmp_path / "map.svg")):
        colors = colors_on(image, layers)
        assert [number for number, color in enumerate(colors) if color == black] == hidden
    request = SnapshotRequest(layers[1:], (), _around(*layers), language="en", date="2026-01-31")
    write_snapshot(request, tmp_path / "page.html")
    page.goto((tmp_path / "page.html").as_uri())
    page.wait_for_selector("html[data-ready]", state="attached")
    middles = [_middle(each, line) for line in (0, 1) for each in range(len(USES))]
    opacities = [color[3] for color in page.evaluate(PIXELS, middles)]
    assert [number for number, opacity in enumerate(opacities) if not opacity] == hidden
    # Its name stays in the legend, with a word that it is hidden.
    assert len(page.evaluate(SWATCHES)) == 2 * len(USES)


def test_on_the_page_a_layer_shines_through_as_a_whole(page: Page, tmp_path: Path) -> None:
    """Where its shapes overlap, as much is seen of what lies below as elsewhere."""
    boxes = [shapely.box(0, 0, 3000, 1000), shapely.box(1000, 0, 4000, 1000)]
    faded = replace(
        layer("polygon", boxes, Symbol(fill="series1", stroke="series1_line")), opacity=0.4
    )
    path = tmp_path / "page.html"
    extent = Extent(0, -1000, 4000, 2000)
    write_snapshot(SnapshotRequest((faded,), (), extent, language="en", date="2026-01-31"), path)
    page.goto(path.as_uri())
    page.wait_for_selector("html[data-ready]", state="attached")
    places = np.array([(500.0, 500.0), (2000.0, 500.0), (3500.0, 500.0), (500.0, 1500.0)])
    alone, both, other, outside = page.evaluate(PIXELS, mercator_to_lonlat(places).tolist())
    assert alone == both == other
    assert alone[3] == pytest.approx(0.4 * 255, abs=NEAR)
    assert outside[3] == 0


def test_small_areas_have_outlines_as_strong_on_the_page_as_in_the_window(page: Page) -> None:
    load_functions(page, paintShape="painter", PixelShape="pixel_shape")
    solid = Symbol(fill="#c0d0e0", stroke="#103050", stroke_width=2.0)
    for symbol in (solid, replace(solid, fill="")):
        for size in (5.0, 6.0, 10.0, 14.0, 20.0):
            near, far = 50 - size / 2, 50 + size / 2
            square = layer("polygon", [shapely.box(near, near, far, far)], symbol)
            white = layer("polygon", [shapely.box(0, 0, 100, 100)], Symbol(fill="#ffffff"))
            window = rgb(painted(white, square).pixelColor(int(near), 50))
            on_page = page.evaluate(AREA, [asdict(symbol), size])
            assert np.abs(np.subtract(window, on_page)).max() < 12, (symbol, size)


def test_soft_markers_are_as_soft_on_the_page(page: Page) -> None:
    load_functions(page, paintShape="painter", PixelShape="pixel_shape")
    for marker in get_args(Marker):
        symbol = Symbol(fill="#2060c0", marker=marker, marker_size=40.0, soft=True)
        picture = marker_picture(symbol, load_palette("light"), 1.0)
        middle = picture.width() // 2
        shown = [picture.pixelColor(middle, row).alpha() for row in range(picture.height())]
        painted = page.evaluate(MARKER_COLUMN, [asdict(symbol), picture.width()])
        assert np.abs(np.subtract(shown, painted)).mean() < SOFT_NEAR, marker
