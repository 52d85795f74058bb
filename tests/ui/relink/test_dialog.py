"""Files of a project that were moved: found by the user, and the others beside them."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from gisapp.app import ViewArguments, build
from gisapp.ui.relink.dialog import FILE, NAME, PLACE, RelinkDialog
from gisapp.ui.window.main_window import MainWindow
from tests.ledgers import write_ledger
from tests.ui.parts import details_of, messages_of
from tests.ui.reading import box, seen
from tests.window import let_go

NAMES = ("east.geojson", "west.geojson")


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """A window on a project both of whose files were moved together."""
    (tmp_path / "before").mkdir()
    (tmp_path / "after").mkdir()
    window = build(ViewArguments(language="en", size=(1280, 720)))
    qtbot.addWidget(window, before_close_func=let_go)
    session = window.session
    session.loader.open([str(write_ledger(tmp_path / "before", name=name)) for name in NAMES])
    idle(qtbot, window)
    session.projects.save_as(tmp_path / "park.gisapp")
    idle(qtbot, window)
    for name in NAMES:
        shutil.move(tmp_path / "before" / name, tmp_path / "after" / name)
    window.show()
    session.projects.open(tmp_path / "park.gisapp")
    idle(qtbot, window)
    return window


def idle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.session.tasks.running)


@pytest.fixture
def dialog(window: MainWindow) -> RelinkDialog:
    window.commands["find_missing"].trigger()
    dialog = window.findChild(RelinkDialog)
    assert dialog is not None
    return dialog


def rows(dialog: RelinkDialog) -> list[list[str]]:
    table = dialog.table
    columns = (NAME, PLACE, FILE)
    items = [[table.item(row, each) for each in columns] for row in range(table.rowCount())]
    return [[each.text() if each is not None else "" for each in row] for row in items]


def test_the_bar_and_the_home_view_say_that_files_are_missing(window: MainWindow) -> None:
    bar, sentence = messages_of(window), "2 files of this project are not where they were"
    while sentence not in seen(bar) and bar.isVisible():
        bar.close_message()
    assert sentence in seen(bar)
    assert "2 files are missing" in seen(details_of(window))
    QTest.mouseClick(box(details_of(window), "2 files are missing"), Qt.MouseButton.LeftButton)
    dialog = window.findChild(RelinkDialog)
    assert dialog is not None
    dialog.close()


def test_they_are_listed_with_their_place_size_and_date(
    dialog: RelinkDialog, tmp_path: Path
) -> None:
    listed = rows(dialog)
    assert {row[NAME] for row in listed} == set(NAMES)
    assert {row[PLACE] for row in listed} == {str(tmp_path / "before")}
    assert all("bytes" in row[FILE] and "20" in row[FILE] for row in listed)
    dialog.close()


def test_one_that_is_found_brings_the_others(
    window: MainWindow, dialog: RelinkDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    # The first of the list is asked for: which one that is, the reading of both decided.
    name = rows(dialog)[0][NAME]
    QTest.mouseClick(dialog.find_button, Qt.MouseButton.LeftButton)
    chooser = dialog.findChild(QFileDialog)
    assert chooser is not None
    with qtbot.waitSignal(dialog.finished):
        chooser.fileSelected.emit(str(tmp_path / "after" / name))
    idle(qtbot, window)
    wanted = {str(tmp_path / "after" / name) for name in NAMES}
    layers = window.session.state.layers
    qtbot.waitUntil(lambda: wanted <= {each.origin.source for each in layers.layers})
    assert not window.commands["find_missing"].isEnabled()
    assert "missing" not in seen(details_of(window))


def test_what_nobody_finds_stays_in_the_project_unless_it_is_taken_out(
    window: MainWindow, dialog: RelinkDialog
) -> None:
    projects = window.session.projects
    dialog.close()
    assert len(projects.document().sources) == 3
    window.commands["find_missing"].trigger()
    again = window.findChildren(RelinkDialog)[-1]
    QTest.mouseClick(again.take_out, Qt.MouseButton.LeftButton)
    assert len(rows(again)) == 1
    assert len(projects.document().sources) == 2
    again.close()
