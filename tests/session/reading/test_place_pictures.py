"""Small maps come one after the other, and a newer request drops the one before."""

from collections.abc import Iterator

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from gisapp.core.space.extent import Extent
from gisapp.errors import CrsError
from gisapp.render.palette import load_palette
from gisapp.render.place_picture import Outlines, PlaceRequest
from gisapp.session.reading.place_pictures import (
    PlacePicture,
    PlacePictures,
    base_map,
    viewport_around,
)
from gisapp.session.session import Session
from tests.ui.reading import session_of_embedded

BOX = Extent(12_900_000, 3_330_000, 12_901_000, 3_331_000)


@pytest.fixture
def session() -> Iterator[Session]:
    session = session_of_embedded()
    yield session
    session.close()


def request_of(session: Session) -> PlaceRequest:
    corners = np.array([[BOX.xmin, BOX.ymin], [BOX.xmax, BOX.ymin], [BOX.xmax, BOX.ymax]])
    outlines = Outlines(corners, np.array([0, 3]), np.array([True]))
    viewport = viewport_around(BOX, (80, 60), 100_000.0)
    layers = base_map(session.state)
    return PlaceRequest(viewport, layers, load_palette("light"), "en", 1.0, outlines)


def fail() -> PlaceRequest:
    raise CrsError("unknown_crs", crs="EPSG:0")


def test_pictures_come_with_where_they_are_or_why_there_is_none(
    qtbot: QtBot, session: Session
) -> None:
    came: list[PlacePicture] = []
    pictures = PlacePictures(session.tasks, "Drawing")
    pictures.paint([lambda: request_of(session), lambda: None, fail], came.append)
    qtbot.waitUntil(lambda: len(came) == 3)
    first, second, third = came
    assert first.image is not None
    assert (first.place, first.extent) == (0, BOX)
    assert (second.image, second.failure) == (None, None)
    assert third.failure is not None


def test_only_the_newest_are_taken(qtbot: QtBot, session: Session) -> None:
    before: list[PlacePicture] = []
    now: list[PlacePicture] = []
    pictures = PlacePictures(session.tasks, "Drawing")
    pictures.paint([lambda: request_of(session)] * 3, before.append)
    pictures.paint([lambda: None], now.append)
    qtbot.waitUntil(lambda: not session.tasks.running)
    assert (len(before), len(now)) == (0, 1)


def test_surroundings_are_seen_of_large_and_small() -> None:
    assert viewport_around(BOX, (100, 100), 50_000.0).extent.width == pytest.approx(50_000)
    assert viewport_around(BOX, (100, 50), 10.0).extent.height == pytest.approx(2_400)
