"""The words of the home view's cards and rows."""

from dataclasses import replace
from pathlib import Path

import pytest

from gisapp.core.parks.headline import Gap, KindHeadline, KindTotal, chosen_totals, headlines_of
from gisapp.core.text.units import UnitChoice
from gisapp.session.opened_files import Opening
from gisapp.sources.file_state import FileState
from gisapp.ui.details import home_rows
from tests.parks import embedded
from tests.ui.reading import WORDS

_, DATASET = embedded()
(PARKS,) = headlines_of(DATASET, ["park"])
AREA = PARKS.totals[0]
EN, ZH, UNITS = WORDS["en"], WORDS["zh"], UnitChoice()


def of_kind(*totals: KindTotal, gaps: tuple[Gap, ...] = (), kind: str = "park") -> KindHeadline:
    return replace(PARKS, kind=kind, totals=totals, gaps=gaps)


def test_a_card_says_what_of_how_many_and_how_it_is_meant() -> None:
    text = home_rows.card_text(AREA, "Industrial parks", EN, UNITS)
    assert (text.label, text.figure) == ("Planned area · Industrial parks", "21.5 km²")
    assert text.qualification == "Planned · Land area · stated for 1 of 2"
    assert text.confidence == "clear"


def test_a_mean_says_that_it_is_one_and_has_no_digits_of_no_ones() -> None:
    rate = replace(AREA.property, aggregation="mean", unit="ratio")
    mean = replace(AREA, property=rate, value=0.123456789, unit="ratio", stated=2, operands=None)
    text = home_rows.card_text(mean, "", EN, UNITS)
    assert (text.label, text.figure) == ("Planned area, mean", "12.3 %")
    assert text.confidence == ""


def test_what_must_not_be_added_has_no_card_but_says_why() -> None:
    refused = replace(AREA, value=None, doubts=("sites_nest",))
    assert chosen_totals([of_kind(refused)]) == ()
    row = home_rows.refused_row(refused, EN)
    assert (row.value, row.warning) == ("not added up", EN("doubt.sites_nest"))


def test_of_several_kinds_sizes_come_first_and_no_property_twice() -> None:
    late = replace(AREA, property=replace(AREA.property, code="tax", sort_order=999))
    chosen = chosen_totals([of_kind(late, AREA), of_kind(AREA, kind="plot")])
    assert [(total.property.code, kind.kind) for total, kind in chosen] == [
        ("planned_area", "park"),
        ("tax", "park"),
    ]


def test_of_one_kind_what_is_expected_stays_first() -> None:
    late = replace(AREA, property=replace(AREA.property, code="tax", sort_order=999))
    chosen = chosen_totals([of_kind(late, AREA)])
    assert [total.property.code for total, _ in chosen] == ["tax", "planned_area"]


def test_gaps_name_their_kind_where_there_are_several() -> None:
    gaps = tuple(Gap(AREA.property, stated, 3) for stated in (0, 2))
    (first, second) = home_rows.gap_rows([of_kind(gaps=gaps)], EN)
    assert (first.label, first.qualification) == ("Missing", "not stated")
    assert (second.label, second.qualification) == ("", "stated for 2 of 3")
    labels = [
        each.label for each in home_rows.gap_rows([of_kind(gaps=gaps), of_kind(gaps=gaps)], EN)
    ]
    assert labels == ["Industrial parks", "", "Industrial parks", ""]


def test_kinds_are_counted_and_one_alone_is_not() -> None:
    one = replace(PARKS, count=1)
    assert home_rows.kind_heading(PARKS, EN) == "Industrial parks: 2"
    assert home_rows.kind_heading(one, EN) == "Industrial park"
    assert home_rows.counts_line([PARKS, one], ZH).startswith("工业园区：2")


def test_sources_come_by_date_with_publisher_and_licence() -> None:
    sources = home_rows.sources_by_date(DATASET)
    dates = [each.published or each.as_of for each in sources]
    assert dates == sorted(dates, reverse=True)
    dated = replace(sources[0], published="2019-03", publisher="Bureau", licence="CC0")
    assert home_rows.source_row(dated, EN).qualification == "Bureau · March 2019 · CC0"
    assert home_rows.iso_text("no date", EN) == "no date"


@pytest.mark.parametrize(
    ("size", "text"), [(999, "999 bytes"), (126_000, "126 kB"), (3_400_000_000, "3.4 GB")]
)
def test_a_file_has_a_size_and_the_time_when_it_was_saved(size: int, text: str) -> None:
    state = FileState(Path("a.gpkg"), (("a.gpkg", size, 1_700_000_000 * 10**9, 0, b""),))
    opening = replace(Opening.of("a.gpkg"), state=(state,))
    assert home_rows.size_text(opening, EN) == text
    assert "November 2023" in home_rows.saved_text(opening, EN)
    assert home_rows.saved_text(replace(opening, state=()), EN) == "not stated"
