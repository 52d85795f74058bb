"""What the dialog asks of workers comes back in the user's words."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gisapp.core.layers.read_as import ReadAs
from gisapp.session.reading.place_options import PlaceOption, PlaceOptions
from gisapp.session.session import Session
from gisapp.ui.coordinates.place_finder import PlaceFinder, place_of_now
from gisapp.ui.coordinates.subject import Subject
from tests.placeless import WITHOUT_CRS, write_plots

pytestmark = pytest.mark.filterwarnings(WITHOUT_CRS)


def found(qtbot: QtBot, finder: PlaceFinder, subject: Subject) -> PlaceOptions:
    came: list[PlaceOptions] = []
    finder.find(subject, came.append, pytest.fail)
    qtbot.waitUntil(lambda: bool(came))
    return came[0]


@pytest.fixture
def finder(session: Session) -> PlaceFinder:
    return PlaceFinder(session, "light", 1.0)


def test_what_is_known_is_told(qtbot: QtBot, finder: PlaceFinder, tmp_path: Path) -> None:
    subject = Subject(str(write_plots(tmp_path / "plots.shp")), "plots")
    known = found(qtbot, finder, subject)
    assert finder.about(subject, known) == (
        "Layer plots states no coordinate reference system. "
        "Its x run from 39,400,000 to 39,401,700, its y from 3,173,000 to 3,173,700."
    )
    assert finder.told(known.options[0]) == "at Nanchang; beside the other layers"
    assert finder.told(known.options[1]).endswith("no datum shift known, may be 50 to 120 m off")
    assert finder.where(None) == "No place on the map"


def test_the_way_in_which_a_layer_is_read_now_is_among_them(
    qtbot: QtBot, finder: PlaceFinder, tmp_path: Path
) -> None:
    path = write_plots(tmp_path / "plots.shp")
    now = ReadAs("EPSG:4526")
    subject = Subject(str(path), "plots", now, layer_id="plots/plots", crs="EPSG:4526")
    known = found(qtbot, finder, subject)
    assert known.options[place_of_now(subject, known)].crs == "EPSG:4526"


def test_what_cannot_be_read_is_told_as_a_sentence(
    qtbot: QtBot, finder: PlaceFinder, tmp_path: Path
) -> None:
    told: list[str] = []
    finder.find(Subject(str(tmp_path / "gone.shp"), "gone"), lambda _: None, told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert "gone.shp" in told[0]


def test_a_named_crs_is_found_or_told_to_be_none(
    qtbot: QtBot, finder: PlaceFinder, tmp_path: Path
) -> None:
    subject = Subject(str(write_plots(tmp_path / "plots.shp")), "plots")
    known = found(qtbot, finder, subject)
    came: list[PlaceOption] = []
    told: list[str] = []
    for crs in ("EPSG:4528", "EPSG:999999"):
        finder.name(known, crs, is_swapped=False, take=came.append, failed=told.append)
    qtbot.waitUntil(lambda: bool(came) and bool(told))
    assert came[0].crs == "EPSG:4528"
    assert "EPSG:999999" in told[0]
