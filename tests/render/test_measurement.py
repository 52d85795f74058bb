"""A measurement on the map: its legs, its points, its area, and the lengths written along it."""

import numpy as np
import pytest
from PySide6.QtGui import QImage

from gisapp.core.space.measurement import MapPoint, Measurement, MeasurementKind
from gisapp.core.space.viewport import Viewport
from gisapp.render.features.painter import painting_on
from gisapp.render.measurement import paint_measurement
from tests.render.maps import BACKGROUND, LIGHT, color_at, painted, pixels

pytestmark = pytest.mark.usefixtures("qapp")

VIEWPORT = Viewport(150.0, 150.0, 1.0, 300, 300)
LINE = LIGHT.hex("measure")


def measured(
    *points: MapPoint,
    kind: MeasurementKind = "distance",
    pointer: MapPoint | None = None,
    ended: bool = False,
    lengths: tuple[str, ...] = (),
    viewport: Viewport = VIEWPORT,
) -> QImage:
    measurement = Measurement(kind, points)
    if pointer is not None:
        measurement = measurement.pointed_at(*pointer)
    if ended:
        measurement = measurement.ended()
    image = painted(viewport=viewport)
    with painting_on(image) as painter:
        paint_measurement(painter, measurement, lengths, viewport, LIGHT)
    return image


def at(image: QImage, x: float, y: float) -> str:
    """Return "#rrggbb" at a point of the map."""
    return image.pixelColor(int(x), int(300 - y)).name()


def test_legs_run_from_point_to_point_and_points_are_rings() -> None:
    image = measured((50, 50), (250, 50), (250, 250))
    assert at(image, 150, 50) == at(image, 250, 150) == LINE
    assert at(image, 150, 150) == BACKGROUND
    assert at(image, 250, 50) == LIGHT.hex("selection_casing")
    assert at(image, 254, 50) == LINE


def test_the_open_end_is_dashed_and_a_set_leg_is_not() -> None:
    row = (pixels(measured((50, 50), pointer=(250, 50)))[249, 60:240] != 255).any(axis=1)
    dashes = (pixels(measured((50, 50), pointer=(250, 50)))[249, 60:240] == _rgb(LINE)).all(axis=1)
    solid = (pixels(measured((50, 50), (250, 50)))[249, 60:240] == _rgb(LINE)).all(axis=1)
    assert row.any()
    assert solid.all()
    assert 0.3 < dashes.mean() < 0.8


def test_an_area_is_tinted_inside_and_a_distance_is_not() -> None:
    corners = ((50.0, 50.0), (250.0, 50.0), (250.0, 250.0), (50.0, 250.0))
    area = measured(*corners, kind="area", ended=True)
    assert at(area, 150, 150) != BACKGROUND
    assert at(area, 50, 150) == LINE, "an area is closed"
    distance = measured(*corners, ended=True)
    assert at(distance, 150, 150) == at(distance, 50, 150) == BACKGROUND


def test_nothing_is_painted_before_a_point_is_set() -> None:
    assert measured() == painted(viewport=VIEWPORT)
    assert measured(pointer=(150, 150)) == painted(viewport=VIEWPORT)


@pytest.mark.parametrize("points", [((50, 50), (250, 50)), ((250, 50), (50, 50))])
def test_a_length_is_written_above_its_leg_whichever_way_that_runs(
    points: tuple[MapPoint, MapPoint],
) -> None:
    changed = _changes(measured(*points), measured(*points, lengths=("200 m",)))
    rows, columns = np.nonzero(changed)
    assert rows.max() < 250 < rows.max() + 20
    assert columns.mean() == pytest.approx(150, abs=4)


def test_along_a_steep_leg_a_length_runs_upwards() -> None:
    points = (150, 50), (150, 250)
    rows, columns = np.nonzero(_changes(measured(*points), measured(*points, lengths=("200 m",))))
    assert np.ptp(rows) > 2 * np.ptp(columns)


def test_a_leg_too_short_for_its_length_has_none() -> None:
    points = (150, 150), (160, 150)
    assert measured(*points, lengths=("10 m",)) == measured(*points)


def test_legs_without_known_lengths_are_painted_all_the_same() -> None:
    points = ((50.0, 50.0), (250.0, 50.0), (250.0, 250.0))
    partly = measured(*points, lengths=("200 m",))
    assert at(partly, 250, 150) == LINE


def test_a_leg_to_the_other_side_of_the_world_still_starts_where_it_should() -> None:
    image = measured((50, 150), (2e7, 150))
    assert at(image, 150, 150) == at(image, 290, 150) == LINE
    assert color_at(image, 1, 1) == BACKGROUND


def _rgb(color: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(color[1:]))


def _changes(one: QImage, other: QImage) -> np.ndarray[tuple[int, int], np.dtype[np.bool_]]:
    return np.asarray((pixels(one) != pixels(other)).any(axis=2))
