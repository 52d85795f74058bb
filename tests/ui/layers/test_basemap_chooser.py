"""The foot of the layers panel: which base map is shown, the menu of others, and their keys."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gisapp.core.text.bilingual import Bilingual
from gisapp.core.tiles.basemap import TileBasemap
from gisapp.core.tiles.tile_grid import Tile
from gisapp.session.session import Session, make_session
from gisapp.session.settings import Settings
from gisapp.ui.layers import basemap_chooser
from gisapp.ui.layers.basemap_chooser import BasemapChooser
from tests.keyrings import LockedKeyring, WorkingKeyring, in_use
from tests.tile_files import write_mbtiles
from tests.tiles import picture
from tests.ui.gestures import turn_wheel
from tests.ui.reading import WORDS

W = TypeVar("W", bound=QWidget)

# Nobody answers there, and nobody is asked: no map is painted in these tests.
GREEN = "#00c040"
URL = "http://127.0.0.1:9/{z}/{x}/{y}.png"
OPEN = TileBasemap("open", Bilingual("Streets & squares", "街道"), "", 0, 9, (URL,))
KEYED = TileBasemap("keyed", Bilingual("Keyed"), "", 0, 9, (URL,), key_name="service")


@pytest.fixture(autouse=True)
def _servers_of_the_test(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(basemap_chooser, "load_basemaps", lambda: (OPEN, KEYED))


@pytest.fixture
def session() -> Iterator[Session]:
    session = make_session(Settings(None), "en")
    yield session
    session.close()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.setGeometry(100, 50, 260, 500)
    return window


@pytest.fixture
def chooser(window: QWidget, session: Session) -> BasemapChooser:
    """The chooser at the foot of a window, as in the layers panel."""
    layout = QVBoxLayout(window)
    layout.addStretch(1)
    chooser = BasemapChooser(session)
    layout.addWidget(chooser)
    window.show()
    return chooser


def part(chooser: QWidget, kind: type[W], name: str) -> W:
    found = chooser.findChild(kind, name)
    assert found is not None
    return found


def box(chooser: BasemapChooser) -> QComboBox:
    return part(chooser, QComboBox, "basemapBox")


def note(chooser: BasemapChooser) -> str:
    return part(chooser, QLabel, "basemapNote").text()


def key(chooser: BasemapChooser) -> QLineEdit:
    return part(chooser, QLineEdit, "basemapKey")


def menu_of(chooser: BasemapChooser) -> dict[str, QAction]:
    """Open the menu of base maps, close it, and return its entries by name."""
    box(chooser).showPopup()
    menu = part(chooser, QMenu, "basemapMenu")
    menu.close()
    entries = (action for action in menu.actions() if action.text())
    return {action.text().partition("\t")[0]: action for action in entries}


def checked(chooser: BasemapChooser) -> list[str]:
    return [text for text, action in menu_of(chooser).items() if action.isChecked()]


def shown(session: Session) -> TileBasemap | None:
    return session.state.basemap.value


def choose_keyed(qtbot: QtBot, chooser: BasemapChooser) -> None:
    """Choose the map that needs a key, and wait until none was found."""
    menu_of(chooser)["Keyed"].trigger()
    qtbot.waitUntil(key(chooser).isVisible)


def tile_file(folder: Path, name: str = "imagery & more") -> Path:
    path = folder / f"{name}.mbtiles"
    write_mbtiles(path, {Tile(0, 0, 0): picture(QColor(GREEN))}, format="png")
    return path


def open_file(qtbot: QtBot, session: Session, path: Path) -> None:
    session.loader.open([str(path)])
    qtbot.waitUntil(lambda: session.state.basemap.value is not None)


def test_it_starts_offline_and_says_that_nothing_is_fetched(chooser: BasemapChooser) -> None:
    assert box(chooser).currentText() == "Offline"
    assert note(chooser) == "No internet is needed."
    for part_of_tiles in (key(chooser), part(chooser, QCheckBox, "basemapGcj02")):
        assert not part_of_tiles.isVisible()


def test_the_menu_names_the_server_of_each_online_map(chooser: BasemapChooser) -> None:
    menu = menu_of(chooser)
    assert list(menu) == ["Offline", "Streets && squares", "Keyed", "From a file…"]
    assert menu["Keyed"].text() == "Keyed\t127.0.0.1:9"
    assert part(chooser, QLabel, "basemapOnline").text() == "Online, fetched from the server named"
    assert checked(chooser) == ["Offline"]


def test_the_menu_opens_above_its_box_the_first_time_too(chooser: BasemapChooser) -> None:
    box(chooser).showPopup()
    menu = part(chooser, QMenu, "basemapMenu")
    top_of_box = box(chooser).mapToGlobal(QPoint(0, 0)).y()
    assert menu.geometry().bottom() == top_of_box - 1
    menu.close()


def test_an_online_map_is_shown_and_named_until_offline_is_chosen(
    chooser: BasemapChooser, session: Session
) -> None:
    menu_of(chooser)["Streets && squares"].trigger()
    assert shown(session) == OPEN
    assert box(chooser).currentText() == "Streets & squares"
    assert "127.0.0.1:9, which learns your address" in note(chooser)
    assert checked(chooser) == ["Streets && squares"]
    menu_of(chooser)["Offline"].trigger()
    assert shown(session) is None
    assert box(chooser).currentText() == "Offline"


def test_all_of_it_speaks_the_users_language(chooser: BasemapChooser, session: Session) -> None:
    menu_of(chooser)["Streets && squares"].trigger()
    session.state.words.set(WORDS["zh"])
    assert box(chooser).currentText() == "街道"
    assert box(chooser).accessibleName() == "底图"
    assert note(chooser).startswith("瓦片取自 127.0.0.1:9")
    assert list(menu_of(chooser)) == ["离线底图", "街道", "Keyed", "打开瓦片文件…"]


def test_a_map_that_needs_a_key_waits_for_it(
    qtbot: QtBot, chooser: BasemapChooser, session: Session
) -> None:
    choose_keyed(qtbot, chooser)
    assert key(chooser).placeholderText() == "Your key"
    assert "Nothing is fetched until you enter it" in note(chooser)
    assert shown(session) is None
    QTest.keyClicks(key(chooser), "  ")
    QTest.keyClick(key(chooser), Qt.Key.Key_Return)
    assert shown(session) is None, "blanks are no key"

    QTest.keyClicks(key(chooser), "abc123 ")
    QTest.keyClick(key(chooser), Qt.Key.Key_Return)
    assert shown(session) == KEYED
    assert session.keys.of("service") == "abc123"
    assert key(chooser).text() == "", "a key is not left to be read"
    assert key(chooser).placeholderText() == "Another key"


def test_a_key_is_taken_by_the_button_and_asked_for_once(
    qtbot: QtBot, chooser: BasemapChooser, session: Session
) -> None:
    choose_keyed(qtbot, chooser)
    QTest.keyClicks(key(chooser), "abc123")
    use = part(chooser, QPushButton, "basemapUseKey")
    QTest.mouseClick(use, Qt.MouseButton.LeftButton)
    assert shown(session) == KEYED
    menu_of(chooser)["Offline"].trigger()
    assert not use.isVisible()
    menu_of(chooser)["Keyed"].trigger()
    assert shown(session) == KEYED


def test_where_a_key_is_kept_is_said_in_both_languages(qtbot: QtBot, tmp_path: Path) -> None:
    def notes_with(settings: Settings) -> list[str]:
        session = make_session(settings, "en")
        chooser = BasemapChooser(session)
        qtbot.addWidget(chooser)
        with qtbot.waitSignal(session.keys.changed):
            session.keys.enter("service", "abc123")
        session.basemaps.show_online(KEYED)
        session.state.words.set(WORDS["en"])
        notes = [note(chooser)]
        session.state.words.set(WORDS["zh"])
        session.close()
        return [*notes, note(chooser)]

    in_memory = notes_with(Settings(None))
    assert in_memory[0].endswith("Your key is kept until the window closes.")
    assert in_memory[1].endswith("密钥只保留到窗口关闭为止。")
    for name, backend, kept in (
        ("file", LockedKeyring(), (str(tmp_path / "keys.json"), "只有您本人可读的文件")),
        ("keyring", WorkingKeyring(), ("in the system's keyring.", "保存在系统的密钥环中。")),
    ):
        with in_use(backend):
            notes = notes_with(Settings(tmp_path / f"{name}.ini"))
        assert all(part in told for part, told in zip(kept, notes, strict=True))


def test_a_key_is_not_read_over_ones_shoulder(chooser: BasemapChooser) -> None:
    assert key(chooser).echoMode() == QLineEdit.EchoMode.PasswordEchoOnEdit


def test_a_file_that_is_opened_meanwhile_takes_the_place_of_a_map_that_waits(
    qtbot: QtBot, chooser: BasemapChooser, session: Session, tmp_path: Path
) -> None:
    choose_keyed(qtbot, chooser)
    open_file(qtbot, session, tile_file(tmp_path))
    assert box(chooser).currentText() == "imagery & more"
    assert not key(chooser).isVisible()


def test_what_is_shown_can_be_kept_instead_of_a_map_that_waits(
    qtbot: QtBot, chooser: BasemapChooser, session: Session, tmp_path: Path
) -> None:
    open_file(qtbot, session, tile_file(tmp_path))
    choose_keyed(qtbot, chooser)
    assert box(chooser).currentText() == "Keyed"
    menu_of(chooser)["imagery && more"].trigger()
    assert box(chooser).currentText() == "imagery & more"


def test_a_file_says_so_and_can_be_shifted(
    qtbot: QtBot, chooser: BasemapChooser, session: Session, tmp_path: Path
) -> None:
    open_file(qtbot, session, tile_file(tmp_path))
    tick = part(chooser, QCheckBox, "basemapGcj02")
    assert note(chooser) == "Read from a file on this computer."
    assert checked(chooser) == ["imagery && more"]
    assert tick.isVisible()
    for datum in ("GCJ-02", "WGS-84"):
        tick.click()
        basemap = shown(session)
        assert basemap is not None
        assert basemap.datum == datum


def test_a_file_is_asked_for_beside_the_map(
    qtbot: QtBot, chooser: BasemapChooser, session: Session, tmp_path: Path
) -> None:
    path = tile_file(tmp_path, "city")
    menu_of(chooser)["From a file…"].trigger()
    [dialog] = chooser.window().findChildren(QFileDialog)
    assert dialog.windowTitle() == "Open tiles as base map"
    assert dialog.nameFilters() == ["Tiles (*.mbtiles *.pmtiles)"]
    dialog.selectFile(str(path))
    dialog.accept()
    qtbot.waitUntil(lambda: box(chooser).currentText() == "city")


def test_a_file_that_cannot_be_read_leaves_no_question_for_a_key(
    qtbot: QtBot, chooser: BasemapChooser, session: Session, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.mbtiles"
    broken.write_bytes(b"nothing of the kind")
    choose_keyed(qtbot, chooser)
    menu_of(chooser)["From a file…"].trigger()
    [dialog] = chooser.window().findChildren(QFileDialog)
    dialog.selectFile(str(broken))
    dialog.accept()
    qtbot.waitUntil(lambda: not session.tasks.running)
    assert box(chooser).currentText() == "Offline"
    assert not key(chooser).isVisible()


def test_neither_wheel_nor_arrows_choose(chooser: BasemapChooser, session: Session) -> None:
    box(chooser).setFocus()
    turn_wheel(box(chooser), QPoint(5, 5), -3)
    for arrow in (Qt.Key.Key_Down, Qt.Key.Key_Up):
        QTest.keyClick(box(chooser), arrow)
    assert shown(session) is None
    assert box(chooser).currentText() == "Offline"
