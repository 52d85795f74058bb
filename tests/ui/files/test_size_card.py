"""The size of the last request is told, in a worker, with advice where it is large."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gisapp.core.space.extent import Extent
from gisapp.export.snapshot.request import SnapshotRequest
from gisapp.session.tasks import Tasks
from gisapp.ui.files import size_card
from gisapp.ui.files.size_card import SizeCard
from gisapp.words import load_words

REQUEST = SnapshotRequest((), (), Extent(0, 0, 1, 1), "en", "2026-01-01")


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    tasks = Tasks()
    yield tasks
    tasks.close()


def test_it_says_how_large_the_page_will_be(
    qtbot: QtBot, tasks: Tasks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(size_card, "LARGE_BYTES", 1000)
    card = SizeCard(tasks, load_words("en"))
    qtbot.addWidget(card)
    card.show()
    card.show_size_of(REQUEST)
    with qtbot.waitSignal(card.estimated) as estimated:
        card.show_size_of(REQUEST)
    told = {label.objectName(): label.text() for label in card.findChildren(QLabel)}
    assert told["exportSize"] == f"about {round(estimated.args[0], -4) / 1000:,.0f} kB"
    advice = card.findChild(QLabel, "exportAdvice")
    assert isinstance(advice, QLabel)
    assert advice.isVisible()
    card.show_size_of(REQUEST)
    card.stop()
    assert not tasks.running
