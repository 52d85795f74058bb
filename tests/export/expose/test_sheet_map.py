"""The map of a sheet shows its subject, and enough around it."""

import pytest
from PySide6.QtGui import QColor, QImage

from gisapp.core.layers.layer import FeatureRef
from gisapp.export.expose.sheet_map import map_of, map_png
from gisapp.render.palette import load_palette
from tests.export.expose.sheets import feature, look_of, request_of
from tests.parks import embedded

SIZE = 436, 300


@pytest.mark.parametrize("uid", ["changdong", "zhaochi", "qingshanhu", "changdong-avenue"])
def test_a_subject_lies_in_the_middle_with_its_surroundings(uid: str) -> None:
    layers = {each.layer_id: each for each in embedded()[0]}
    ref = feature(uid)
    shown = map_of(layers, [ref], None, SIZE)
    assert shown is not None
    view = shown.viewport.extent
    geometry = layers[ref.layer_id].geometry
    row = geometry.row_of(ref.feature_id)
    west, south, east, north = geometry.bounds[row]
    assert shown.viewport.x == pytest.approx((west + east) / 2)
    assert east - west < 0.43 * view.width
    assert north - south < 0.43 * view.height


def test_a_place_that_is_uncertain_is_shown_from_farther_away() -> None:
    layers = {each.layer_id: each for each in embedded()[0]}
    near = map_of(layers, [feature("zhaochi")], None, SIZE)
    far = map_of(layers, [feature("zhaochi")], 8_600, SIZE)
    assert near is not None
    assert far is not None
    assert far.viewport.ground_resolution * SIZE[0] == pytest.approx(5 * 8_600, rel=0.01)
    assert near.viewport.ground_resolution < far.viewport.ground_resolution


def test_without_a_feature_there_is_no_map() -> None:
    assert map_of({}, [], None, SIZE) is None
    assert map_of({}, [FeatureRef("gone", 1)], None, SIZE) is None


@pytest.mark.usefixtures("qapp")
def test_the_picture_has_the_subject_highlighted() -> None:
    request = request_of("changdong")
    shown = map_of(
        {each.layer_id: each for each in request.layers}, [feature("changdong")], 0, SIZE
    )
    assert shown is not None
    image = QImage.fromData(map_png(shown, look_of(request)))
    assert (image.width(), image.height()) == (2 * SIZE[0], 2 * SIZE[1])
    highlight = load_palette("light").color("selection")
    alike = sum(
        _distance(image.pixelColor(x, image.height() // 2), highlight) < 40
        for x in range(image.width())
    )
    assert alike >= 4, "the outline is crossed twice"


def _distance(one: QColor, other: QColor) -> int:
    pairs = (
        (one.red(), other.red()),
        (one.green(), other.green()),
        (one.blue(), other.blue()),
    )
    return sum(abs(a - b) for a, b in pairs)
