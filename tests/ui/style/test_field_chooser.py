"""Fields are searched and taken in a list below the button."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView
from pytestqt.qtbot import QtBot

from gisapp.ui.style.field_chooser import FieldChooser, FieldListing, FieldOption
from tests.ui.reading import WORDS

OPTIONS = (
    FieldOption("use", "<b>Use</b>", "text"),
    FieldOption("tax", "Tax per mu (1e4 CNY/mu)", "property", "亩均税收"),
    FieldOption("year", "year", "year"),
)


@pytest.fixture
def listing(qtbot: QtBot) -> Iterator[FieldListing]:
    chooser = FieldChooser("field")
    qtbot.addWidget(chooser)
    chooser.offer(OPTIONS, "tax", WORDS["en"])
    chooser.show()
    chooser.click()
    listing = QApplication.activePopupWidget()
    assert isinstance(listing, FieldListing)
    yield listing
    # The list goes with its button.
    chooser.close()


def listed(listing: FieldListing) -> list[str]:
    view = listing.findChild(QListView)
    assert view is not None
    model = view.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_a_property_is_listed_with_its_column(listing: FieldListing) -> None:
    assert listed(listing) == ["<b>Use</b>", "Tax per mu (1e4 CNY/mu)  ·  亩均税收", "year"]


def test_what_is_typed_finds_a_field_and_enter_takes_it(
    qtbot: QtBot, listing: FieldListing
) -> None:
    QTest.keyClicks(listing.line, "YEA")
    assert listed(listing) == ["year"]
    with qtbot.waitSignal(listing.taken) as told:
        QTest.keyClick(listing.line, Qt.Key.Key_Return)
    assert told.args == ["year"]


def test_nothing_found_says_so_and_takes_nothing(qtbot: QtBot, listing: FieldListing) -> None:
    QTest.keyClicks(listing.line, "nowhere")
    with qtbot.assertNotEmitted(listing.taken):
        QTest.keyClick(listing.line, Qt.Key.Key_Return)
    listing.close()
