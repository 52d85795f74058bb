"""What the palette says of a command."""

import pytest
from PySide6.QtGui import QIcon

from gisapp.core.text.bilingual import Bilingual
from gisapp.session.history import Edit
from gisapp.ui.palette.rows import CommandRow, plain, row_of
from gisapp.ui.window.main_window import MainWindow
from gisapp.words import Language
from tests.ui.reading import WORDS


def row(window: MainWindow, name: str, language: Language = "en") -> CommandRow:
    command = next(each for each in window.commands if each.name == name)
    return row_of(window, command, WORDS[language])


@pytest.mark.parametrize(
    ("title", "plainly"),
    [("&Map", "Map"), ("地图(&M)", "地图"), ("Map (old)", "Map (old)"), ("", "")],
)
def test_marks_of_keys_are_left_out(title: str, plainly: str) -> None:
    assert plain(title) == plainly


def test_what_is_not_there_is_not_spoken() -> None:
    assert CommandRow("x", "Print", "", "", QIcon(), True).spoken == "Print"
    assert CommandRow("x", "Print", "File", "Ctrl+P", QIcon(), True).spoken == "Print, File, Ctrl+P"


def test_a_command_is_told_with_its_menu_its_keys_and_its_icon(window: MainWindow) -> None:
    assert row(window, "open").spoken == "Open, File, Ctrl+O"
    assert not row(window, "open").icon.isNull()
    assert row(window, "open", "zh").spoken == "打开, 文件, Ctrl+O"


def test_it_is_told_as_it_stands_now(window: MainWindow) -> None:
    assert not row(window, "undo").is_enabled
    name = Bilingual("R&D (&X)…")
    window.session.history.do(Edit("remove_layer", name, lambda: None, lambda: None))
    assert row(window, "undo").is_enabled
    assert row(window, "undo").title == "Undo Remove R&D (&X)"
