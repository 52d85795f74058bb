"""All that is known about a fact: on its card, and as the text that is copied."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from gisapp.core.parks.fact_formatter import FactFormatter
from gisapp.core.parks.facts import Fact, FactSource, Period
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.text.units import UnitChoice
from gisapp.ui.details.fact_details import ConfidenceDot, FactDetails, provenance
from gisapp.ui.widgets.theme import DARK, LIGHT, Theme
from gisapp.words import Language
from tests.parks import embedded, stated
from tests.ui.reading import WORDS, seen
from tests.ui.widgets.painted import picture_of, shows

HOSTILE = "<img src=x> & <b>bold</b>"
SOURCE = FactSource(
    "S1",
    Bilingual("A report", "一份报告"),
    publisher="The district",
    published="2018-03",
    as_of="2017",
    licence="CC BY 4.0",
)
DATASET = replace(embedded()[1], sources={"S1": SOURCE})
FACT = replace(
    stated(2e6, "m2", kind="planned", basis="land", confidence="ambiguous"),
    locator="¶13",
    note=Bilingual("Read with care", "存疑"),
)


def formatter(language: Language = "en") -> FactFormatter:
    return FactFormatter(DATASET, WORDS[language], UnitChoice())


@pytest.fixture
def card(qtbot: QtBot) -> Callable[..., FactDetails]:
    def make(*facts: Fact, doubts: tuple[str, ...] = (), language: Language = "en") -> FactDetails:
        details = FactDetails("Planned area", "2 km²", facts, doubts, formatter(language))
        qtbot.addWidget(details)
        details.show()
        return details

    return make


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            "en",
            [
                ("Kind", "Planned"),
                ("Time", "2017"),
                ("Basis", "Land area"),
                ("Confidence", "Ambiguous"),
                ("Note", "Read with care"),
                ("Source", "A report"),
                ("Paragraph", "¶13"),
                ("Publisher", "The district"),
                ("Published", "2018-03"),
                ("Source as of", "2017"),
                ("Licence", "CC BY 4.0"),
                ("Fact", "T1"),
            ],
        ),
        (
            "zh",
            [
                ("性质", "规划"),
                ("时间", "2017年"),
            ],
        ),
    ],
)
def test_all_that_is_known_comes_in_one_order(
    language: Language, lines: list[tuple[str, str]]
) -> None:
    assert list(provenance(FACT, formatter(language)))[: len(lines)] == lines


def test_in_brief_the_source_is_only_named() -> None:
    labels = [label for label, _ in provenance(FACT, formatter(), brief=True)]
    assert labels == ["Kind", "Time", "Basis", "Confidence", "Note", "Source", "Paragraph", "Fact"]


def test_what_is_not_known_is_left_out_but_for_the_paragraph_and_the_time() -> None:
    bare = replace(stated(2, source="S9"), period=Period())
    assert list(provenance(bare, formatter())) == [
        ("Kind", "Observed"),
        ("Time", "undated"),
        ("Confidence", "Clear"),
        ("Source", "S9"),
        ("Paragraph", "not stated"),
        ("Fact", "T1"),
    ]


def test_the_card_of_a_fact_shows_its_explanation_and_its_provenance(
    card: Callable[..., FactDetails],
) -> None:
    details = card(replace(FACT, text=Bilingual("with the lake")), doubts=("In doubt.",))
    lines = seen(details).splitlines()
    assert lines[:4] == ["Planned area", "2 km²", "In doubt.", "with the lake"]
    for label, value in provenance(FACT, formatter()):
        assert lines[lines.index(label) + 1] == value
    assert len(details.findChildren(ConfidenceDot)) == 1
    assert details.accessibleName() == "Planned area"


def test_a_figure_names_each_fact_that_it_rests_on_and_lists_its_doubts(
    card: Callable[..., FactDetails],
) -> None:
    details = card(FACT, replace(FACT, value=1e6), doubts=("First.", "Second."))
    lines = seen(details).splitlines()
    assert lines[2:4] == ["– First.", "– Second."]
    assert "Planned area · 2 km²" in lines
    assert "Planned area · 1 km²" in lines
    assert "Publisher" not in lines
    assert len(details.findChildren(ConfidenceDot)) == 2


def test_a_card_without_facts_is_but_a_value_and_its_doubts(
    card: Callable[..., FactDetails],
) -> None:
    details = card(doubts=("Drawn by hand.",))
    assert seen(details).splitlines() == ["Planned area", "2 km²", "Drawn by hand."]
    assert details.as_text() == "Planned area: 2 km²\nDrawn by hand."


@pytest.mark.parametrize("count", [1, 2])
def test_copying_gives_all_that_the_card_says(card: Callable[..., FactDetails], count: int) -> None:
    fact = replace(FACT, text=Bilingual("with the lake"))
    details = card(*[fact] * count, doubts=("In doubt.",))
    button = details.findChild(QPushButton, "copyFact")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    assert copied == details.as_text()
    for line in seen(details).splitlines():
        assert line in copied


def test_copied_text_reads_as_label_and_value(card: Callable[..., FactDetails]) -> None:
    text = card(FACT, language="zh").as_text()
    assert text.startswith("Planned area: 2 km²\n  性质: 规划\n")
    assert text.endswith("T1")


def test_hostile_words_are_shown_letter_by_letter(card: Callable[..., FactDetails]) -> None:
    details = card(replace(FACT, text=Bilingual(HOSTILE), note=Bilingual(HOSTILE)))
    hostile = [label for label in details.findChildren(QLabel) if label.text() == HOSTILE]
    assert len(hostile) == 2
    assert {label.textFormat() for label in hostile} == {Qt.TextFormat.PlainText}


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_the_mark_of_a_doubtful_fact_is_in_the_colour_of_a_warning(
    qtbot: QtBot, theme: Theme, ratio: float
) -> None:
    clear, ambiguous = ConfidenceDot("clear"), ConfidenceDot("ambiguous")
    for dot in (clear, ambiguous):
        qtbot.addWidget(dot)
    assert shows(picture_of(ambiguous, theme, ratio), theme.warning)
    assert not shows(picture_of(clear, theme, ratio), theme.warning)
