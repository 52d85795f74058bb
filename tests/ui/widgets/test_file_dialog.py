"""A file dialog begins where a file was chosen last, and notes where the next one is."""

import ast
from pathlib import Path
from typing import TypeGuard

from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

import gisapp.ui
from gisapp.session.settings import Settings
from gisapp.session.start.last_folders import LastFolders
from gisapp.ui.widgets.file_dialog import begin_in_last_folder


def asking(qtbot: QtBot, folders: LastFolders) -> QFileDialog:
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    begin_in_last_folder(dialog, folders, "save")
    dialog.selectFile("map.png")
    return dialog


def test_it_begins_in_the_folder_of_what_was_chosen_last(qtbot: QtBot, tmp_path: Path) -> None:
    maps = tmp_path / "maps"
    maps.mkdir()
    folders = LastFolders(Settings(None))
    dialog = asking(qtbot, folders)
    dialog.filesSelected.emit([str(maps / "map.png")])
    assert folders.of("save") == maps
    again = asking(qtbot, folders)
    assert Path(again.directory().path()) == maps


def test_without_memory_it_begins_where_qt_says(qtbot: QtBot) -> None:
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    before = dialog.directory().path()
    begin_in_last_folder(dialog, None, "open")
    assert dialog.directory().path() == before


def test_all_dialogs_begin_there_but_those_that_know_better() -> None:
    elsewhere = {"relink/dialog.py": "_ask_where", "project/questions.py": "ask_where"}
    lacking: dict[str, str] = {}
    for path in sorted((Path(gisapp.ui.__file__).parent).rglob("*.py")):
        for function in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(function, ast.FunctionDef):
                called = {ast.unparse(each.func) for each in ast.walk(function) if _is_call(each)}
                if "QFileDialog" in called and "begin_in_last_folder" not in called:
                    lacking["/".join(path.parts[-2:])] = function.name
    assert lacking == elsewhere


def _is_call(node: ast.AST) -> TypeGuard[ast.Call]:
    return isinstance(node, ast.Call)
