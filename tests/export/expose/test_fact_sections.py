"""Facts as lines: bounded, grouped, contacts apart."""

from gisapp.core.parks.dossier import dossier_of
from gisapp.core.parks.fact_formatter import FactFormatter
from gisapp.core.text.sheet_text import RowText
from gisapp.core.text.units import UnitChoice
from gisapp.export.expose.fact_sections import (
    MOST_ROWS,
    bounded_section,
    contact_sections,
    fact_sections,
    tie_sections,
)
from gisapp.export.expose.sheet import SheetRow
from gisapp.export.expose.source_list import SourceList
from gisapp.words import load_words
from tests.parks import embedded

_, DATASET = embedded()
FORMATTER = FactFormatter(DATASET, load_words("en"), UnitChoice())


def test_figures_worked_out_and_what_is_not_usable_stand_after_the_facts() -> None:
    sources = SourceList(FORMATTER)
    found = list(fact_sections(dossier_of(DATASET, "led-demo-park"), FORMATTER, sources))
    assert found[-1].title == "Derived"
    assert found[-1].rows[0].sources == (1,)
    assert "not stated" in " ".join(row.text.warning for row in found[-1].rows)


def test_ties_and_further_columns_are_told() -> None:
    titles = [each.title for each in tie_sections(dossier_of(DATASET, "zhaochi"), FORMATTER)]
    assert titles == ["Attributes"]
    ties = list(tie_sections(dossier_of(DATASET, "changdong"), FORMATTER))
    assert ties[0].rows[0].text.value == "Electronic information (LED) industry"


def test_where_nobody_is_named_there_are_no_contacts() -> None:
    dossier = dossier_of(DATASET, "changdong")
    assert list(contact_sections(dossier, FORMATTER, SourceList(FORMATTER))) == []


def test_a_section_of_very_many_lines_says_how_many_are_left_out() -> None:
    rows = tuple(SheetRow(RowText(str(number), "1")) for number in range(MOST_ROWS + 12))
    section = bounded_section("All", rows, "and {count} more")
    assert (len(section.rows), section.note) == (MOST_ROWS, "and 12 more")
    assert bounded_section("Few", rows[:3], "and {count} more").note == ""
