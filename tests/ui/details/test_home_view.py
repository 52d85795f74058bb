"""The overview lists all subjects of a dataset, however many there are."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gisapp.core.text.bilingual import Bilingual
from gisapp.ui.details.home_view import MOST_OF_A_KIND, HomeView
from tests.parks import embedded
from tests.ui.reading import WORDS, box, seen

FIRMS = 40


def test_of_many_firms_the_others_are_a_click_away(qtbot: QtBot) -> None:
    _, dataset = embedded()
    like = dataset.subjects["zhaochi"]
    firms = {
        f"firm-{number}": replace(
            like, uid=f"firm-{number}", name=Bilingual(f"Firm {number:02}", f"企业{number:02}")
        )
        for number in range(FIRMS)
    }
    read: list[str] = []
    view = HomeView(
        [replace(dataset, subjects=firms)], WORDS["en"], lambda _dataset, uid: read.append(uid)
    )
    qtbot.addWidget(view)
    view.resize(340, 600)
    view.show()
    assert "Enterprise · Firm 00\nFirm 01" in seen(view)
    assert f"Firm {MOST_OF_A_KIND}" not in seen(view)
    QTest.mouseClick(box(view, f"and {FIRMS - MOST_OF_A_KIND} more"), Qt.MouseButton.LeftButton)
    assert [number for number in range(FIRMS) if f"Firm {number:02}" not in seen(view)] == []
    QTest.mouseClick(box(view, "Firm 39"), Qt.MouseButton.LeftButton)
    assert read == ["firm-39"]
