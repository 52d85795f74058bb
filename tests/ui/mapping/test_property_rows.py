"""Properties are listed in their sections, and found in both languages and in pinyin."""

import pytest

from gisapp.sources.parks.known_headings import known_headings
from gisapp.ui.mapping.property_rows import PropertyRows
from tests.ui.reading import WORDS

SCHEMA = known_headings().schema


@pytest.mark.parametrize(
    "typed", ["floor area RATIO", "ratio floor", "容积率", "rongji", "rjl", "far"]
)
def test_a_property_is_found_by_what_is_typed(typed: str) -> None:
    found = PropertyRows(SCHEMA, WORDS["en"]).fitting(typed)
    assert "far" in [row.code for row in found]
    assert not any(row.is_heading for row in found)


def test_nothing_is_first_then_what_is_likely_then_all_in_sections() -> None:
    rows = PropertyRows(SCHEMA, WORDS["zh"]).fitting("", ("tax", "no such property"))
    assert [(row.text, row.is_heading) for row in rows[:3]] == [
        ("无含义", False),
        ("可能的含义", True),
        (SCHEMA.properties["tax"].label.zh, False),
    ]
    listed = [row.code for row in rows[3:] if not row.is_heading]
    assert sorted(listed) == sorted(SCHEMA.properties)
    sections = [row.text for row in rows[2:] if row.is_heading]
    assert len(sections) == len(set(sections)), "each section stands there once"


def test_the_other_language_stands_beside() -> None:
    row = PropertyRows(SCHEMA, WORDS["en"]).row_of("far")
    assert (row.text, row.aside) == ("Floor area ratio", "容积率")
    assert PropertyRows(SCHEMA, WORDS["en"]).row_of("unknown").text == "nothing"
