"""Doubtful places are told in the message bar, with what mends them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import geopandas
import pytest
import shapely
from pytestqt.qtbot import QtBot

from gisapp.core.space.crs import extent_to_degrees
from gisapp.session.messages import Message
from gisapp.session.session import Session
from tests.placeless import write_plots
from tests.ui.reading import session_of_embedded


@pytest.fixture
def session() -> Iterator[Session]:
    session = session_of_embedded()
    yield session
    session.close()


@pytest.fixture
def messages(session: Session) -> list[Message]:
    messages: list[Message] = []
    session.messages.connect(messages.append)
    return messages


Open = Callable[..., Message]


@pytest.fixture
def last_after(qtbot: QtBot, session: Session, messages: list[Message]) -> Open:
    """Open a file, or do something, and return the last message."""

    def last(path: Path | None = None) -> Message:
        if path is not None:
            session.loader.open([str(path)])
        qtbot.waitUntil(lambda: not session.tasks.running)
        return messages[-1]

    return last


def write_box(path: Path, box: shapely.Polygon, crs: str) -> Path:
    frame = geopandas.GeoDataFrame(geometry=[box], crs=crs)
    frame.to_file(path, engine="pyogrio")
    return path


def test_exchanged_axes_are_exchanged_by_a_button_and_back_by_undo(
    session: Session, last_after: Open, tmp_path: Path
) -> None:
    box = shapely.box(3_173_000, 400_000, 3_173_700, 400_500)
    path = write_box(tmp_path / "plots.gpkg", box, "EPSG:4548")
    message = last_after(path)
    assert "x and y exchanged" in message.sentence
    assert [each.code for each in message.actions] == [
        "message.exchange_axes",
        "message.choose_crs",
    ]
    message.actions[0].run()
    last_after()
    layer = session.state.layers["plots/plots"]
    assert layer.extent is not None
    assert round(extent_to_degrees(layer.extent).xmin, 2) == 115.98
    session.history.undo()
    last_after()
    assert not session.state.layers["plots/plots"].origin.read_as.is_swapped


def test_a_layer_far_from_the_users_others_is_told_with_the_distance(
    messages: list[Message], session: Session, last_after: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    near = write_box(tmp_path / "near.gpkg", shapely.box(115.9, 28.6, 116.0, 28.7), "EPSG:4326")
    session.loader.open([str(near)])
    qtbot.waitUntil(lambda: not session.tasks.running)
    far = write_box(tmp_path / "urumqi.gpkg", shapely.box(87.5, 43.8, 87.6, 43.9), "EPSG:4326")
    message = last_after(far)
    assert messages == [message]
    assert message.sentence.startswith("urumqi lies 3,022 km from everything else")
    assert _offers(message) == ["message.zoom_there", "message.choose_crs"]


def test_far_from_what_comes_with_the_program_is_no_doubt(
    messages: list[Message], session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    far = write_box(tmp_path / "urumqi.gpkg", shapely.box(87.5, 43.8, 87.6, 43.9), "EPSG:4326")
    session.loader.open([str(far)])
    qtbot.waitUntil(lambda: not session.tasks.running)
    session.example.open()
    qtbot.waitUntil(lambda: not session.tasks.running)
    assert not [each for each in messages if "everything else" in each.sentence]


def test_a_layer_beside_the_others_is_not_told(
    messages: list[Message], session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    session.loader.open([str(write_plots(tmp_path / "plots.gpkg", crs="EPSG:4527"))])
    qtbot.waitUntil(lambda: not session.tasks.running)
    assert not messages


def test_an_old_datum_leads_to_the_dialog_for_its_parameters(
    session: Session, last_after: Open, tmp_path: Path
) -> None:
    asked: list[str] = []
    session.placing.asked_of_layer.connect(asked.append)
    message = last_after(write_plots(tmp_path / "plots.gpkg", crs="EPSG:2363"))
    assert "Xi'an 1980" in message.sentence
    message.actions[0].run()
    assert asked == ["plots/plots"]


def _offers(message: Message) -> list[str]:
    return [each.code for each in message.actions]
