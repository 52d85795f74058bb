"""What the details panel lists while nothing is selected."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gisapp.core.parks.dataset import ParkDataset
from gisapp.core.text.bilingual import Bilingual
from gisapp.ui.details.home_view import MOST_OF_A_KIND, HomeView
from gisapp.words import Language
from tests.parks import embedded
from tests.ui.reading import WORDS, box, seen

_, DATASET = embedded()


def view_of(qtbot: QtBot, *datasets: ParkDataset, language: Language = "en") -> HomeView:
    view = HomeView(datasets, WORDS[language], lambda _dataset, _uid: None)
    qtbot.addWidget(view)
    return view


def of_funds(*names: Bilingual) -> ParkDataset:
    """Return a dataset that knows nothing but funds."""
    fund = next(each for each in DATASET.subjects.values() if each.kind == "fund")
    funds = {
        f"fund-{number}": replace(fund, uid=f"fund-{number}", name=name)
        for number, name in enumerate(names)
    }
    return replace(DATASET, subjects=funds)


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("en", ("Nothing selected", "To read in this data", "Changdong Industrial Park")),
        ("zh", ("未选中", "昌东工业园")),
    ],
)
def test_it_says_how_to_begin_and_lists_what_can_be_read(
    qtbot: QtBot, language: Language, lines: tuple[str, ...]
) -> None:
    text = seen(view_of(qtbot, DATASET, language=language))
    for line in lines:
        assert line in text


def test_every_subject_of_the_embedded_data_is_there(qtbot: QtBot) -> None:
    text = seen(view_of(qtbot, DATASET))
    missing = [each.uid for each in DATASET.subjects.values() if each.name.en not in text]
    assert missing == []


def test_without_data_it_only_says_how_to_begin(qtbot: QtBot) -> None:
    text = seen(view_of(qtbot))
    assert "Nothing selected" in text
    assert "To read in this data" not in text


def test_a_click_reads_the_subject_in_its_own_dataset(qtbot: QtBot) -> None:
    other = of_funds(Bilingual("A fund of another file"))
    read: list[tuple[ParkDataset, str]] = []
    view = HomeView((DATASET, other), WORDS["en"], lambda *each: read.append(each))
    qtbot.addWidget(view)
    for name in ("A fund of another file", "Changdong Industrial Park"):
        QTest.mouseClick(box(view, name), Qt.MouseButton.LeftButton)
    assert read == [(other, "fund-0"), (DATASET, "changdong")]


def test_the_kind_is_said_once_above_its_subjects(qtbot: QtBot) -> None:
    view = view_of(qtbot, of_funds(Bilingual("First"), Bilingual("Second")))
    assert box(view, "First").accessibleName().startswith("Fund")
    assert not box(view, "Second").accessibleName().startswith("Fund")


def test_of_many_of_a_kind_the_others_are_a_click_away(qtbot: QtBot) -> None:
    count = MOST_OF_A_KIND + 20
    view = view_of(qtbot, of_funds(*(Bilingual(f"<{number:03}>") for number in range(count))))
    view.resize(340, 600)
    view.show()
    assert f"<{MOST_OF_A_KIND - 1:03}>" in seen(view)
    assert f"<{MOST_OF_A_KIND:03}>" not in seen(view)
    QTest.mouseClick(box(view, "and 20 more"), Qt.MouseButton.LeftButton)
    assert [number for number in range(count) if f"<{number:03}>" not in seen(view)] == []


def test_a_subject_without_a_name_is_called_by_its_uid(qtbot: QtBot) -> None:
    assert box(view_of(qtbot, of_funds(Bilingual())), "fund-0").opens
