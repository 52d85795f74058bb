"""Pictures, papers, addresses and what is not there, as a user sees them in the panel."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from gisapp.session.own_parks.document_loading import Wanted
from gisapp.session.session import Session, make_session
from gisapp.session.settings import Settings
from gisapp.ui.details.document_gallery import AT_ONCE, DocumentGallery
from tests.ui.reading import WORDS, box, seen


@pytest.fixture
def session() -> Iterator[Session]:
    session = make_session(Settings(None), "en")
    yield session
    session.close()


def gallery(qtbot: QtBot, session: Session, *rows: Wanted) -> DocumentGallery:
    shown = DocumentGallery(rows, session.documents, WORDS["en"])
    qtbot.addWidget(shown)
    shown.resize(340, 400)
    shown.show()
    qtbot.waitUntil(lambda: not session.tasks.running)
    return shown


def photos(folder: Path, count: int) -> Path:
    (folder / "photos").mkdir()
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    for place in range(count):
        image.save(str(folder / "photos" / f"G-1_{place:03}.png"))
    return folder / "ledger.xlsx"


def buttons(shown: DocumentGallery) -> list[QToolButton]:
    return shown.findChildren(QToolButton)


def test_pictures_are_small_and_named(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    shown = gallery(qtbot, session, Wanted(photos(tmp_path, 2), (), "G-1"))
    assert [each.accessibleName() for each in buttons(shown)] == ["G-1_000.png", "G-1_001.png"]
    assert not any(each.icon().isNull() for each in buttons(shown))


def test_of_many_pictures_the_rest_is_a_click_away(
    qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    shown = gallery(qtbot, session, Wanted(photos(tmp_path, AT_ONCE + 30), (), "G-1"))
    assert len(buttons(shown)) == AT_ONCE
    more = box(shown, "Show 30 more pictures")
    more.clicked.emit()
    qtbot.waitUntil(lambda: not session.tasks.running)
    assert len(buttons(shown)) == AT_ONCE + 30
    assert not any(each.icon().isNull() for each in buttons(shown))


def test_papers_addresses_and_what_is_not_there_are_told(
    qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    (tmp_path / "<b>plan.pdf").write_bytes(b"%PDF")
    named = ("<b>plan.pdf", "https://example.com/a.jpg", "gone.jpg", "../secret.jpg")
    text = seen(gallery(qtbot, session, Wanted(tmp_path / "ledger.xlsx", named, "")))
    assert "<b>plan.pdf" in text
    assert "https://example.com/a.jpg" in text
    assert "Not found beside the file: gone.jpg." in text
    assert "leads out of the file's folder: ../secret.jpg." in text


def test_a_damaged_picture_says_so(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    (tmp_path / "bad.jpg").write_bytes(b"no picture")
    shown = gallery(qtbot, session, Wanted(tmp_path / "ledger.xlsx", ("bad.jpg",), ""))
    assert buttons(shown)[0].text() == "no picture"


def test_where_there_is_nothing_nothing_is_said(
    qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    shown = gallery(qtbot, session, Wanted(tmp_path / "ledger.xlsx", (), "G-1"))
    assert seen(shown) == ""


def test_a_page_that_is_gone_waits_for_nothing(
    qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    rows = (Wanted(photos(tmp_path, 40), (), "G-1"),)
    shown = DocumentGallery(rows, session.documents, WORDS["en"])
    shown.deleteLater()
    del shown
    qtbot.waitUntil(lambda: not session.tasks.running)
