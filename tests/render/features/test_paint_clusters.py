"""Clusters: a ring with the shares of the classes around the number of points."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtGui import QImage

from gisapp.core.layers.clusters import Clusters
from gisapp.core.layers.park_symbology import symbology_of
from gisapp.core.layers.symbology import Symbol, SymbolClass, Symbology
from gisapp.core.text.bilingual import Bilingual
from gisapp.render.features.frame import Frame
from gisapp.render.features.paint_clusters import paint_clusters
from gisapp.render.features.painter import painting_on
from gisapp.render.tools import PaintingTools
from tests.render.maps import BACKGROUND, LIGHT, VIEWPORT, layer, pixels, share_of

pytestmark = pytest.mark.usefixtures("qapp")

RED, BLUE = Symbol(fill="#ff0000"), Symbol(fill="#0000ff")
NO_ROWS = np.empty(0, np.int64)


def clusters(*counts: tuple[int, ...]) -> Clusters:
    """Return clusters of so many points of each class, in the middle of the map."""
    middles = np.full((len(counts), 2), 50.0)
    by_class = np.array(counts, np.int64).reshape(len(counts), -1 if counts else 1)
    return Clusters(NO_ROWS, middles, by_class, NO_ROWS, ())


def painted(
    found: Clusters, *symbols: Symbol, ratio: float = 1.0, as_pixels: bool = True
) -> QImage:
    side = round(100 * ratio)
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(LIGHT.color("background"))
    classes = tuple(SymbolClass(str(n), Bilingual(), each) for n, each in enumerate(symbols))
    points = layer("point", [], RED)
    points = replace(points, content=replace(points.content, symbology=Symbology(classes)))
    with painting_on(image) as painter:
        painter.setRenderHint(painter.RenderHint.Antialiasing)
        frame = Frame(painter, VIEWPORT, LIGHT, ratio, PaintingTools(), as_pixels)
        for _ in paint_clusters(frame, points, found):
            pass
    return image


@pytest.mark.parametrize("reds", [1, 25, 50, 90])
def test_each_class_has_its_share_of_the_ring(reds: int) -> None:
    image = painted(clusters((reds, 100 - reds)), RED, BLUE)
    red, blue = share_of(image, "#ff0000"), share_of(image, "#0000ff")
    assert red / (red + blue) == pytest.approx(reds / 100, abs=0.06)


def test_the_first_class_begins_at_the_top_and_goes_clockwise() -> None:
    image = painted(clusters((30, 30)), RED, BLUE)
    radius = round(float(clusters((30, 30)).radii_px[0])) - 3
    assert image.pixelColor(50 + radius, 50).red() > 200
    assert image.pixelColor(50 - radius, 50).blue() > 200


def test_a_class_without_points_is_no_part_of_the_ring() -> None:
    assert share_of(painted(clusters((40, 0)), RED, BLUE), "#0000ff") == 0
    assert share_of(painted(clusters((0, 40)), RED, BLUE), "#ff0000") == 0


def test_a_hollow_symbol_is_recognised_by_the_colour_of_its_rim() -> None:
    hollow = replace(symbology_of("enterprise", schematic=False).common, stroke="#0000ff")
    assert share_of(painted(clusters((40,)), hollow), "#0000ff") > 0.01


def test_more_points_make_a_larger_cluster_with_its_number_inside() -> None:
    sizes = []
    for count in (10, 1000, 100_000):
        seen = pixels(painted(clusters((count,)), RED)) != pixels(painted(clusters(), RED))
        rows, columns = np.nonzero(seen.any(axis=2))
        sizes.append(int(np.ptp(columns)) + 1)
        assert np.ptp(rows) == pytest.approx(np.ptp(columns), abs=1)
    assert sizes == sorted(sizes)
    assert sizes[-1] > sizes[0] + 15
    ink = LIGHT.color("label").lightness()
    few, many = (pixels(painted(clusters((n,)), RED))[40:60, 30:70] for n in (7, 70_000))
    assert (many.max(axis=2) < ink + 60).sum() > 2 * (few.max(axis=2) < ink + 60).sum() > 0


def test_the_larger_cluster_lies_above_wherever_it_stands_in_the_list() -> None:
    small, large = (20, 0), (0, 2000)
    assert painted(clusters(small, large), RED, BLUE) == painted(clusters(large, small), RED, BLUE)
    assert share_of(painted(clusters(small, large), RED, BLUE), "#ff0000") < 0.005


def test_around_selected_features_only_their_arcs_are_painted() -> None:
    whole = painted(clusters((30, 30)), RED, BLUE)
    selected = painted(clusters((30, 30)), RED, Symbol())
    assert share_of(selected, "#0000ff") == 0
    assert 0 < share_of(selected, "#ff0000") <= share_of(whole, "#ff0000") + 0.01
    assert selected.pixelColor(50, 50) == LIGHT.color("background")


def test_a_fine_picture_has_the_same_cluster_twice_as_large() -> None:
    plain = painted(clusters((30, 70)), RED, BLUE)
    fine = painted(clusters((30, 70)), RED, BLUE, ratio=2.0)
    assert share_of(fine, "#ff0000") == pytest.approx(share_of(plain, "#ff0000"), rel=0.3)
    assert fine.width() == 200


def test_without_clusters_nothing_is_painted() -> None:
    assert share_of(painted(clusters(), RED), BACKGROUND) == 1


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("hidden", [0, 1])
def test_on_screen_clusters_look_as_on_paper(ratio: float, hidden: int) -> None:
    symbols = [Symbol() if n < hidden else Symbol(fill=f"series{n + 1}") for n in range(4)]
    # Of a size that is not rounded.
    found = clusters((20, 600, 0, 713))
    screen, paper = (
        pixels(painted(found, *symbols, ratio=ratio, as_pixels=each)).astype(int)
        for each in (True, False)
    )
    changed = np.abs(paper - pixels(painted(clusters(), ratio=ratio))).any(axis=2)
    apart = np.abs(screen - paper).max(axis=2)
    assert changed.sum() > 300 * ratio**2
    assert apart[~changed].max() <= 2
    assert apart[changed].mean() < 3


def test_each_of_very_many_clusters_looks_as_if_it_were_the_only_one() -> None:
    counts = [(500,), *[(20,)] * 117, (90,), (500,)]
    many = clusters(*counts)
    for seen in (0, 1, 50, 51, 117, 118, 119):
        many.middles[:] = -500.0
        many.middles[seen] = 50.0
        assert painted(many, RED) == painted(clusters(counts[seen]), RED)
