"""Projects in the real window: opened, worked on, saved, closed and opened again."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from gisapp.app import ViewArguments, build
from gisapp.core.layers.layer import Layer
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping, LayerMapping
from gisapp.core.project.project import Bookmark, PlaceView
from gisapp.ui.project.question_dialog import QuestionDialog
from gisapp.ui.window.main_window import MainWindow
from tests.plots_and_firms import joining, write_firms, write_plots
from tests.ui.parts import messages_of

Open = Callable[..., MainWindow]
HERE = Bookmark("Gate <script>", PlaceView(115.9, 28.6, 5.0))


@pytest.fixture
def open_window(qtbot: QtBot) -> Open:
    """Show windows, as someone does who starts the program again and again."""

    def open_window(project: Path | None = None) -> MainWindow:
        window = build(ViewArguments(language="en", size=(1280, 720), project=project))
        qtbot.addWidget(window, before_close_func=lambda _: window.session.projects.let_go())
        with qtbot.waitSignal(window.session.frames.completed):
            window.show()
        finish(qtbot, window)
        return window

    return open_window


def finish(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.session.tasks.running)


def layer_of(window: MainWindow, table: str) -> Layer:
    layers = window.session.state.layers.layers
    return next(each for each in layers if each.origin.layer == table)


def dialog_of(window: MainWindow) -> QFileDialog:
    [dialog] = [each for each in window.findChildren(QFileDialog) if each.isVisible()]
    return dialog


def answer(window: MainWindow, name: str) -> None:
    """Press a button of the question that is asked."""
    [dialog] = [each for each in window.findChildren(QuestionDialog) if each.isVisible()]
    button = dialog.findChild(QPushButton, name)
    assert button is not None
    button.click()


def save_as(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    window.commands["save_project_as"].trigger()
    dialog = dialog_of(window)
    dialog.selectFile(str(path))
    dialog.accept()
    finish(qtbot, window)


def with_work(qtbot: QtBot, window: MainWindow, folder: Path) -> MainWindow:
    """Open plots and firms, join, map, colour, move and fade them, and go there."""
    session = window.session
    window.files_dropped.emit([str(write_plots(folder)), str(write_firms(folder))])
    finish(qtbot, window)
    plots, firms = layer_of(window, "地块"), layer_of(window, "企业")
    session.joiner.work_out(plots, firms, None, joining(session))
    finish(qtbot, window)
    session.edits.color_by(plots.layer_id, "企业")
    session.edits.set_opacity(plots.layer_id, 0.5)
    session.edits.move(plots.layer_id, 2)
    columns = (ColumnMapping("产值（万元）", "output_value", "1e4 CNY"),)
    session.state.layers.map(plots.layer_id, LayerMapping("plot", key="编号", columns=columns))
    session.projects.bookmarks.set((HERE,))
    session.navigation.go_to(1.2901e7, 3.3261e6)
    finish(qtbot, window)
    return window


def test_all_is_the_same_in_another_window(qtbot: QtBot, open_window: Open, tmp_path: Path) -> None:
    first = with_work(qtbot, open_window(), tmp_path)
    save_as(qtbot, first, tmp_path / "park")
    before = first.session.projects.document()
    first.close()
    assert not first.isVisible()
    second = open_window(tmp_path / "park.gisapp")
    projects = second.session.projects
    assert projects.document().work == before.work
    assert projects.document().view == before.view
    assert not projects.compare()
    plots = layer_of(second, "地块")
    assert (plots.opacity, plots.symbology.attribute) == (0.5, "企业")
    assert plots.attributes.record(1)["企业"] == "甲"
    assert not messages_of(second).isVisible()


def test_a_window_with_unsaved_work_asks_before_it_closes(
    qtbot: QtBot, open_window: Open, tmp_path: Path
) -> None:
    window = with_work(qtbot, open_window(), tmp_path)
    window.close()
    assert window.isVisible()
    answer(window, "cancelQuestion")
    assert window.isVisible()
    window.close()
    answer(window, "saveFirst")
    dialog = dialog_of(window)
    dialog.selectFile(str(tmp_path / "kept.gisapp"))
    dialog.accept()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert (tmp_path / "kept.gisapp").is_file()


def test_what_is_not_wanted_is_given_up(qtbot: QtBot, open_window: Open, tmp_path: Path) -> None:
    window = with_work(qtbot, open_window(), tmp_path)
    save_as(qtbot, window, tmp_path / "park.gisapp")
    before = (tmp_path / "park.gisapp").read_bytes()
    window.session.edits.remove(layer_of(window, "地块").layer_id)
    window.close()
    answer(window, "dontSave")
    assert not window.isVisible()
    assert (tmp_path / "park.gisapp").read_bytes() == before


def test_a_window_in_which_one_only_looked_around_closes_at_once(
    qtbot: QtBot, open_window: Open, tmp_path: Path
) -> None:
    window = open_window()
    window.files_dropped.emit([str(write_plots(tmp_path))])
    finish(qtbot, window)
    window.session.edits.color_by(layer_of(window, "地块").layer_id, "编号")
    window.session.navigation.zoom(2.0)
    finish(qtbot, window)
    window.close()
    assert not window.isVisible()


def test_two_windows_with_one_project_lose_nothing_silently(
    qtbot: QtBot, open_window: Open, tmp_path: Path
) -> None:
    first = with_work(qtbot, open_window(), tmp_path)
    path = tmp_path / "park.gisapp"
    save_as(qtbot, first, path)
    second = open_window(path)
    second.session.projects.title.set("Second")
    second.commands["save_project"].trigger()
    finish(qtbot, second)
    saved = path.read_bytes()
    first.session.projects.title.set("First")
    first.commands["save_project"].trigger()
    finish(qtbot, first)
    assert path.read_bytes() == saved
    answer(first, "saveCopy")
    dialog = dialog_of(first)
    dialog.selectFile(str(tmp_path / "copy.gisapp"))
    dialog.accept()
    finish(qtbot, first)
    assert "First" in (tmp_path / "copy.gisapp").read_text(encoding="utf-8")
    assert path.read_bytes() == saved


def test_the_other_window_can_be_overruled(qtbot: QtBot, open_window: Open, tmp_path: Path) -> None:
    window = with_work(qtbot, open_window(), tmp_path)
    path = tmp_path / "park.gisapp"
    save_as(qtbot, window, path)
    path.write_text(path.read_text(encoding="utf-8").replace('"title": ""', '"title": "x"'))
    window.session.projects.title.set("Mine")
    window.commands["save_project"].trigger()
    finish(qtbot, window)
    answer(window, "overwrite")
    finish(qtbot, window)
    assert '"Mine"' in path.read_text(encoding="utf-8")
    assert not window.session.projects.is_changed.value


def test_a_new_project_shows_the_embedded_data_again(
    qtbot: QtBot, open_window: Open, tmp_path: Path
) -> None:
    window = with_work(qtbot, open_window(), tmp_path)
    window.commands["new_project"].trigger()
    answer(window, "dontSave")
    state, embedded = window.session.state, window.session.embedded
    assert state.layers.layers == embedded.layers
    park = state.layers["park"].extent
    assert park is not None
    assert state.viewport.value.extent.intersects(park)
    window.close()
    assert not window.isVisible()


def test_a_project_is_packed_and_opened_from_the_zip(
    qtbot: QtBot, open_window: Open, tmp_path: Path
) -> None:
    (tmp_path / "data").mkdir()
    window = with_work(qtbot, open_window(), tmp_path / "data")
    window.commands["package_project"].trigger()
    dialog = dialog_of(window)
    dialog.selectFile(str(tmp_path / "sent.zip"))
    dialog.accept()
    finish(qtbot, window)
    for each in (tmp_path / "data").iterdir():
        each.unlink()
    other = open_window()
    other.files_dropped.emit([str(tmp_path / "sent.zip")])
    folder = dialog_of(other)
    assert folder.fileMode() == QFileDialog.FileMode.Directory
    folder.fileSelected.emit(str(tmp_path))
    folder.close()
    finish(qtbot, other)
    finish(qtbot, other)
    assert other.session.projects.path.value == tmp_path / "sent" / "sent.gisapp"
    assert layer_of(other, "地块").attributes.record(1)["企业"] == "甲"
    assert not other.session.projects.compare()


def test_the_dialogs_know_where_projects_are(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    window.commands["open_project"].trigger()
    dialog = dialog_of(window)
    assert dialog.nameFilters() == ["gisapp project (*.gisapp *.zip)"]
    dialog.close()
    window.commands["open"].trigger()
    dialog = dialog_of(window)
    assert all("*.gisapp" in each for each in dialog.nameFilters()[:2])
    dialog.close()


def test_a_window_whose_picture_is_taken_asks_nobody(open_window: Open) -> None:
    window = open_window()
    window.session.projects.bookmarks.set((HERE,))
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    window.close()
    assert not window.isVisible()
