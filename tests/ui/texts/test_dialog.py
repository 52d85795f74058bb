"""The dialog shows texts in each likely encoding, and reads the file in the one that is taken."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gisapp.core.layers.layer import Layer
from gisapp.session.session import Session
from gisapp.ui.texts.dialog import EncodingDialog
from gisapp.ui.texts.encoding_list import EncodingList
from tests.sources.stand_ins.test_dbf_texts import shapefile
from tests.ui.reading import WORDS

PARK = "青山湖高新产业园一期"
W = TypeVar("W", bound=QWidget)
Show = Callable[[Path], EncodingDialog]


@pytest.fixture
def show(qtbot: QtBot, session: Session) -> Show:
    def shown(path: Path) -> EncodingDialog:
        session.loader.open([str(path)])
        finish(qtbot, session)
        dialog = EncodingDialog(session, layer_of(session))
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(lambda: text_of(dialog) != "")
        return dialog

    return shown


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return shapefile(tmp_path / "plots.shp", ["名称".encode("gbk")], [PARK.encode("gbk")])


def finish(qtbot: QtBot, session: Session) -> None:
    qtbot.waitUntil(lambda: not session.tasks.running)


def part(dialog: EncodingDialog, kind: type[W], name: str) -> W:
    found = dialog.findChild(kind, name)
    assert isinstance(found, kind)
    return found


def layer_of(session: Session) -> Layer:
    return session.state.layers["plots/plots"]


def text_of(dialog: EncodingDialog) -> str:
    return part(dialog, QPlainTextEdit, "encodingText").toPlainText()


def take(dialog: EncodingDialog) -> QPushButton:
    return part(dialog, QPushButton, "encodingTake")


def type_into(dialog: EncodingDialog, text: str) -> None:
    field = part(dialog, QLineEdit, "encodingOther")
    field.clear()
    QTest.keyClicks(field, text)


def test_the_texts_are_shown_as_they_read_now(show: Show, path: Path) -> None:
    dialog = show(path)
    assert text_of(dialog) == f"Fields: 名称\n{PARK}"
    cards = part(dialog, EncodingList, "encodings").findChildren(QLabel)
    told = [card.text() for card in cards]
    assert {"GB18030", "UTF-8", "Big5", f"{PARK}, 名称"} <= {*told}


def test_another_encoding_changes_the_text_at_once(show: Show, path: Path) -> None:
    dialog = show(path)
    encodings = part(dialog, EncodingList, "encodings")
    encodings.setFocus()
    QTest.keyClick(encodings, Qt.Key.Key_Down)
    assert PARK not in text_of(dialog)
    QTest.keyClick(encodings, Qt.Key.Key_Up)
    assert PARK in text_of(dialog)


def test_any_other_encoding_can_be_named(show: Show, path: Path) -> None:
    dialog = show(path)
    type_into(dialog, "1251")
    assert PARK.encode("gbk").decode("cp1251", "replace")[:4] in text_of(dialog)
    type_into(dialog, "nonsense-9")
    trouble = part(dialog, QLabel, "encodingTrouble")
    assert "nonsense-9" in trouble.text()
    assert not take(dialog).isEnabled()


def test_what_is_taken_is_read_and_undone(
    show: Show, path: Path, qtbot: QtBot, session: Session
) -> None:
    dialog = show(path)
    type_into(dialog, "big5")
    QTest.mouseClick(take(dialog), Qt.MouseButton.LeftButton)
    finish(qtbot, session)
    assert layer_of(session).origin.encoding == "Big5"
    session.history.undo()
    finish(qtbot, session)
    assert layer_of(session).origin.encoding == "GB18030"


def test_it_speaks_the_language_of_the_user(show: Show, path: Path, session: Session) -> None:
    session.state.words.set(WORDS["zh"])
    assert text_of(show(path)).startswith("字段：名称")
