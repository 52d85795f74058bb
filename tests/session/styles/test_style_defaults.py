"""A style that was saved for a file is there whenever the file is opened again."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shapely
from pytestqt.qtbot import QtBot
from shapely.geometry import mapping

from gisapp.core.layers.layer_style import PLAIN_STYLE, LabelChoice, LayerStyle
from gisapp.session.session import Session, make_session
from gisapp.session.settings import Settings

Opened = Callable[[], Session]
STYLE = LayerStyle("use", palette="greens", labels=LabelChoice("{use}"))
PLOTS = "plots/plots"


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[Opened]:
    """Open the same file in one session after the other."""
    begun: list[Session] = []
    feature = {
        "type": "Feature",
        "properties": {"use": "idle"},
        "geometry": mapping(shapely.box(115, 28, 116, 29)),
    }
    path = tmp_path / "plots.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), "utf-8")

    def begin() -> Session:
        session = make_session(Settings(tmp_path / "window.ini"), "en")
        begun.append(session)
        session.loader.open([str(path)])
        qtbot.waitUntil(lambda: not session.tasks.running)
        return session

    yield begin
    for each in begun:
        each.close()


def test_a_saved_style_is_there_at_the_next_opening(qtbot: QtBot, opened: Opened) -> None:
    first = opened()
    first.edits.style(PLOTS, STYLE)
    first.style_defaults.save(first.state.layers[PLOTS])
    again = opened()
    layer = again.state.layers[PLOTS]
    assert layer.style == STYLE
    assert layer.symbology.classes[0].symbol.fill == "greens1"
    assert again.style_defaults.has(layer)
    assert again.history.undoable.value is None, "it is no edit"


def test_a_style_can_be_forgotten(opened: Opened) -> None:
    first = opened()
    first.edits.style(PLOTS, STYLE)
    first.style_defaults.save(first.state.layers[PLOTS])
    changed: list[str] = []
    first.style_defaults.changed.connect(changed.append)
    first.style_defaults.forget(first.state.layers[PLOTS])
    assert changed == [PLOTS]
    assert not first.style_defaults.has(first.state.layers[PLOTS])
    assert opened().state.layers[PLOTS].style == PLAIN_STYLE


def test_only_what_was_chosen_can_be_saved(opened: Opened) -> None:
    session = opened()
    assert not session.style_defaults.can_save(session.state.layers[PLOTS])
    session.edits.style(PLOTS, STYLE)
    assert session.style_defaults.can_save(session.state.layers[PLOTS])


def test_settings_that_somebody_wrote_are_passed_over(opened: Opened, tmp_path: Path) -> None:
    first = opened()
    first.edits.style(PLOTS, STYLE)
    first.style_defaults.save(first.state.layers[PLOTS])
    settings = Settings(tmp_path / "window.ini")
    (key,) = settings.table("styles")
    unsound: tuple[object, ...] = (5, [], {"field": 7, "count": "x", "classes": [3]})
    for stored in unsound:
        settings.remember_json("styles", {key: stored})
        assert opened().state.layers[PLOTS].symbology.attribute == ""
