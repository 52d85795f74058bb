"""New park data and facts in files: what is asked in the window, and what comes of it."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from gisapp.session.own_parks.fact_adding import FactReport
from gisapp.ui.window.main_window import MainWindow
from tests.sources.parks.test_fact_files import SOUND
from tests.ui.files.test_install import answer, asked, told


def test_an_empty_file_is_saved_as_what_was_chosen(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = asked(window, "new_park_data")
    assert dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave
    assert not dialog.isModal()
    dialog.selectNameFilter("GeoPackage (*.gpkg)")
    dialog.filterSelected.emit("GeoPackage (*.gpkg)")
    answer(dialog, tmp_path / "mine")
    assert "mine.gpkg was saved" in told(window, qtbot)
    assert (tmp_path / "mine.gpkg").exists()


def test_facts_of_a_file_are_added(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "facts.csv"
    path.write_text("\n".join((",".join(SOUND), ",".join(SOUND.values()))), encoding="utf-8")
    dialog = asked(window, "add_facts")
    dialog.fileSelected.emit(str(path))
    dialog.close()
    assert "1 facts were added from facts.csv" in told(window, qtbot)
    window.commands["undo"].trigger()
    assert not [
        fact
        for dataset in window.session.state.datasets.value
        for fact in dataset.facts
        if fact.fact_id == SOUND["fact_id"]
    ]


def test_the_list_of_problems_is_kept_where_the_user_wants(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.session.facts.list_wanted.emit(FactReport(tmp_path / "facts.csv", ()))
    [dialog] = [each for each in window.findChildren(QFileDialog) if each.isVisible()]
    answer(dialog, tmp_path / "list")
    qtbot.waitUntil((tmp_path / "list.csv").exists)
    qtbot.waitUntil(lambda: not window.session.tasks.running)
