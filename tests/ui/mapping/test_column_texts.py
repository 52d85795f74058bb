"""The line of a column says what it means, how sure that is, and how its cells read."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from gisapp.core.own_parks.mapping.mapping_draft import MappingDraft
from gisapp.core.text.units import UnitChoice
from gisapp.session.mapping.cell_checks import CellChecks
from gisapp.session.mapping.proposals import Proposal
from gisapp.session.session import Session
from gisapp.ui.mapping.column_texts import (
    BASIS,
    COLUMN,
    FIRST_ROW,
    KIND,
    MEANS,
    PERIOD,
    SURE,
    UNIT,
    ColumnTexts,
)
from gisapp.ui.mapping.property_rows import PropertyRows
from tests.ui.reading import WORDS

AREA, INTENSITY, DOUBTED = "批准面积（亩）", "成交价（万元）", "面积"


@pytest.fixture
def draft(session: Session, proposals: tuple[Proposal, ...]) -> MappingDraft:
    plots = proposals[0]
    names = [field.name for field in plots.layer.attributes.fields]
    schema = session.mapping_edits.schema
    return MappingDraft(plots.mapping, names, schema, plots.questions)


@pytest.fixture
def checks(session: Session, proposals: tuple[Proposal, ...]) -> CellChecks:
    return CellChecks(proposals[0].layer, lambda: session.own_data.rows, session.tasks, "Checking")


@pytest.fixture
def texts(draft: MappingDraft, checks: CellChecks, proposals: tuple[Proposal, ...]) -> ColumnTexts:
    words = WORDS["en"]
    rows = PropertyRows(draft.schema, words)
    return ColumnTexts(draft, proposals[0].rows, checks, rows, UnitChoice("mu"), words)


def line_of(texts: ColumnTexts, name: str) -> list[str]:
    sections = (COLUMN, MEANS, SURE, UNIT, FIRST_ROW, KIND, PERIOD, BASIS)
    return [texts.text(name, section) for section in sections]


def test_a_column_that_is_understood(texts: ColumnTexts) -> None:
    assert line_of(texts, AREA) == [
        AREA,
        "Land approved for construction",
        "quite sure",
        "mu",
        "15 mu",
        "Observed",
        "",
        "Land area",
    ]


def test_a_question_stands_out_until_it_is_answered(
    texts: ColumnTexts, draft: MappingDraft
) -> None:
    assert texts.text(DOUBTED, UNIT) == "Which unit?"
    assert texts.line(DOUBTED, MEANS).is_open
    assert texts.line(DOUBTED, UNIT).tone == "warning"
    assert texts.text(DOUBTED, SURE) == "your word?"
    draft.say(replace(draft.column(DOUBTED), unit="mu"))
    texts.forget(DOUBTED)
    assert texts.text(DOUBTED, SURE) == "you said so"
    assert not texts.line(DOUBTED, MEANS).is_open
    assert texts.text(DOUBTED, FIRST_ROW) == "12 mu"


def test_cells_that_cannot_be_read_are_red_with_what_is_written(
    texts: ColumnTexts, draft: MappingDraft, checks: CellChecks, qtbot: QtBot
) -> None:
    assert texts.line(INTENSITY, FIRST_ROW + 1).tone == "danger"
    assert texts.text(INTENSITY, FIRST_ROW + 1) == "见附表"
    assert texts.hint(INTENSITY, FIRST_ROW + 1) == "Cannot be read: “见附表”"
    checks.check(draft)
    qtbot.waitUntil(lambda: not checks.is_running)
    assert texts.text(INTENSITY, SURE) == "1 cannot be read"


def test_a_column_without_a_meaning_is_quiet(texts: ColumnTexts, draft: MappingDraft) -> None:
    draft.say_property(AREA, "")
    texts.forget(AREA)
    assert texts.text(AREA, MEANS) == "nothing"
    assert texts.text(AREA, FIRST_ROW) == "15"
    assert texts.line(AREA, FIRST_ROW).tone == "text_muted"
    assert [texts.is_choice(AREA, section) for section in (MEANS, UNIT, KIND)] == [
        True,
        False,
        False,
    ]


def test_headings_have_the_numbers_of_rows(texts: ColumnTexts) -> None:
    assert [texts.heading(section) for section in (COLUMN, MEANS, FIRST_ROW)] == [
        "Column",
        "Means",
        "Row 2",
    ]
