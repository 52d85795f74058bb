"""Cards with the provenance of a fact, of a derived figure, and of a shape."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gisapp.core.parks.fact_formatter import FactFormatter
from gisapp.core.parks.figure_rules import progress_of, sum_over
from gisapp.core.text.units import UnitChoice
from gisapp.ui.details.fact_popovers import open_derived, open_fact, open_geometry_note
from gisapp.ui.widgets.popover import Popover
from gisapp.words import Language
from tests.parks import embedded
from tests.ui.reading import WORDS, seen

_, DATASET = embedded()


def formatter(language: Language = "en") -> FactFormatter:
    return FactFormatter(DATASET, WORDS[language], UnitChoice())


@pytest.fixture
def anchor(qtbot: QtBot) -> Iterator[QPushButton]:
    """What was clicked; its cards are closed in the end."""
    anchor = QPushButton("a figure")
    qtbot.addWidget(anchor)
    anchor.show()
    yield anchor
    for card in anchor.findChildren(Popover):
        card.close()


def text_of(anchor: QPushButton, opened: Callable[[], None]) -> str:
    opened()
    [card] = anchor.findChildren(Popover)
    assert card.isVisible()
    return seen(card)


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", ("Floor area", "Ambiguous", "¶15", "F054")), ("zh", ("建筑面积", "¶15", "F054"))],
)
def test_a_fact_is_shown_with_its_source_its_paragraph_and_its_doubts(
    anchor: QPushButton, language: Language, expected: tuple[str, ...]
) -> None:
    [fact] = (each for each in DATASET.facts if each.fact_id == "F054")
    text = text_of(anchor, lambda: open_fact(fact, formatter(language), anchor))
    assert "62,000" in text
    for part in expected:
        assert part in text


def test_a_share_is_shown_with_both_facts_that_it_rests_on(anchor: QPushButton) -> None:
    share, _ = next(progress_of(DATASET, "led-demo-park-phase-1"))
    text = text_of(anchor, lambda: open_derived(share, formatter(), anchor))
    assert "14.8 %" in text
    assert "62,000 m²" in text
    assert "420,000 m²" in text
    assert "The areas are of different bases" in text


def test_a_refused_sum_says_why_and_shows_its_parts(anchor: QPushButton) -> None:
    total = sum_over(DATASET, ("changdong", "led-demo-park"), "planned_area")
    assert total is not None
    text = text_of(anchor, lambda: open_derived(total, formatter(), anchor))
    assert "not added up" in text
    assert "Planned area · 21.5 km²" in text


def test_a_shape_is_shown_with_its_quality_and_its_note(anchor: QPushButton) -> None:
    subject = DATASET.subjects["changdong"]
    assert subject.geometry is not None
    text = text_of(anchor, lambda: open_geometry_note(subject, formatter(), anchor))
    assert "Schematic" in text
    assert subject.geometry.note.en in text
