"""Sheets of what a window shows: what they are about, their previews and their files."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from gisapp.core.layers.layer import FeatureRef
from gisapp.core.layers.selection import FeatureSet, Selection
from gisapp.core.layers.subject_lookup import find_subject
from gisapp.errors import GisAppError
from gisapp.export.layout.writer import WrittenLayout
from gisapp.session.layout.layout_choices import LayoutChoices
from gisapp.session.layout.layouts import Layouts
from gisapp.session.layout.printing import Preview
from gisapp.session.session import Session
from tests.export.layout.pdfs import text_of
from tests.tiles import TileServer
from tests.ui.layout.test_picture_dialog import GREEN, green
from tests.ui.reading import session_of_embedded

CHOICES = LayoutChoices("en", title="Parks", about="all")


@pytest.fixture
def session() -> Iterator[Session]:
    session = session_of_embedded()
    yield session
    session.close()


@pytest.fixture
def layouts(session: Session) -> Layouts:
    return Layouts(session.state, session.tasks, session.basemaps)


def select(session: Session, uid: str) -> FeatureRef:
    ref = find_subject(session.state.layers.layers, uid)
    assert isinstance(ref, FeatureRef)
    session.state.selection.set(Selection(FeatureSet.of(ref)))
    return ref


def test_a_map_is_about_what_was_chosen(session: Session, layouts: Layouts) -> None:
    assert not layouts.can_show("selection")
    ref = select(session, "changdong")
    assert layouts.can_show("selection")
    seen, everything, selected = (
        layouts.request_of(LayoutChoices("en", about=about)).extent
        for about in ("view", "all", "selection")
    )
    assert seen == session.state.viewport.value.extent
    assert everything.contains(selected)
    asked = layouts.request_of(CHOICES)
    assert (asked.subject_uid, ref in asked.selection) == ("changdong", True)
    assert layouts.default_title("zh") == "南昌市青山湖区产业园区"


def test_layers_that_are_hidden_are_on_no_sheet(session: Session, layouts: Layouts) -> None:
    parks = next(each for each in session.state.layers.layers if each.kind == "park")
    session.state.layers.show(parks.layer_id, visible=False)
    asked = layouts.request_of(CHOICES)
    assert "changdong" not in asked.content.datasets[0].subjects
    assert parks.layer_id not in {each.layer_id for each in asked.content.layers}


def test_only_the_last_preview_that_was_wanted_comes(layouts: Layouts, qtbot: QtBot) -> None:
    taken: list[Preview | GisAppError] = []
    layouts.preview(CHOICES, 300, 0, taken.append)
    layouts.preview(LayoutChoices("zh"), 420, 0, taken.append)
    qtbot.waitUntil(lambda: bool(taken))
    (preview,) = taken
    assert isinstance(preview, Preview)
    assert (preview.image.width(), preview.pages) == (420, 1)


def test_a_sheet_with_tiles_is_written(
    session: Session, layouts: Layouts, qtbot: QtBot, tmp_path: Path
) -> None:
    taken: list[WrittenLayout | GisAppError] = []
    with TileServer(green) as server:
        session.basemaps.show_online(server.basemap())
        layouts.preview(CHOICES, 500, 0, taken.append)  # type: ignore[arg-type]
        qtbot.waitUntil(lambda: bool(taken))
        (preview,) = taken
        assert isinstance(preview, Preview)
        assert QColor(preview.image.pixel(40, 200)).hue() == GREEN.hue()
        layouts.write(CHOICES, tmp_path / "sheet.pdf", taken.append)
        qtbot.waitUntil(lambda: len(taken) == 2)
    assert taken[1] == WrittenLayout(1, ())
    assert "Changdong" in text_of(tmp_path / "sheet.pdf")


def test_a_failure_is_given_and_not_raised(layouts: Layouts, qtbot: QtBot, tmp_path: Path) -> None:
    taken: list[WrittenLayout | GisAppError] = []
    layouts.write(CHOICES, tmp_path / "none" / "sheet.pdf", taken.append)
    qtbot.waitUntil(lambda: bool(taken))
    assert isinstance(taken[0], GisAppError)
    assert taken[0].code == "no_folder"
