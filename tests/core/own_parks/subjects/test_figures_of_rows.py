"""Rank, share and measured area of a row."""

from dataclasses import replace
from pathlib import Path

import pytest

from gisapp.core.own_parks.subjects.figures_of_rows import measured_figures, standings_of
from gisapp.core.parks.facts import Period
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping, LayerMapping
from tests.own_files import (
    OwnFiles,
    facts_about,
    opened,
    write_book,
    write_evaluation,
    write_plots,
)
from tests.workbooks import write_workbook


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> OwnFiles:
    folder = tmp_path_factory.mktemp("figures")
    return opened(write_plots(folder), write_book(folder), write_evaluation(folder))


def test_a_row_is_ranked_among_those_of_its_year(files: OwnFiles) -> None:
    subject = files.subject("企业", 4)
    facts = subject.dataset.facts_of("QY-1")
    found = list(standings_of(facts, subject.cells, files.own.layers))
    # 2025 has two numbers only: no rank.
    assert found == []
    plot = files.subject("评价", 2)
    found = list(standings_of(plot.dataset.facts_of(plot.uid), plot.cells, files.own.layers))
    assert [(each.code, each.value, each.among) for each in found] == [("rank", 2.0, 3)]


def test_of_years_in_columns_of_their_own_the_latest_is_ranked(tmp_path: Path) -> None:
    years = {"税收2023": Period("2023", "2023"), "税收2024": Period("2024", "2024")}
    mapping = LayerMapping(
        "enterprise",
        key="编号",
        columns=tuple(
            ColumnMapping(column, "tax", "CNY", period=period) for column, period in years.items()
        ),
    )
    rows = (("编号", *years), ("A", 9, 1), ("B", 8, 2), ("C", 7, 3))
    path = write_workbook(tmp_path / "税.xlsx", {"税收": rows})
    files = opened(path, mappings={"税收": mapping})
    subject = files.subject("税收", 2)
    facts = subject.dataset.facts_of(subject.uid)
    found = standings_of(facts, subject.cells, files.own.layers)
    assert [(each.code, each.value) for each in found] == [
        ("rank", 3.0),
        ("share_of_all", pytest.approx(1 / 6)),
    ]


def test_an_area_is_measured_beside_the_stated_one(files: OwnFiles) -> None:
    ref = files.ref("地块台账", 1)
    subject = files.subject("地块台账", 1)
    facts = subject.dataset.facts_of(subject.uid)
    rows = files.own.layers[ref.layer_id]
    measured, difference = measured_figures(ref, rows, "DK-001", "plot", facts)
    assert (measured.code, measured.unit) == ("measured_area", "m2")
    assert measured.operands[0].locator == "row 1, shape"
    assert [fact.property_code for fact in difference.operands] == ["geometry_area", "land_area"]
    stated = difference.operands[1].value or 0
    assert difference.value == pytest.approx((measured.value or 0) / stated - 1)
    assert difference.doubts == ()


def test_a_plot_is_supplied_as_a_whole_and_a_park_in_parts(files: OwnFiles) -> None:
    ref = files.ref("地块台账", 1)
    rows = files.own.layers[ref.layer_id]
    (area,) = facts_about(files.subject("地块台账", 1), "land_area")
    supplied = [replace(area, property_code="land_approved_area")]
    figures = [
        [each.code for each in measured_figures(ref, rows, "x", kind, supplied)]
        for kind in ("plot", "park")
    ]
    assert figures == [["measured_area", "area_difference"], ["measured_area"]]


def test_without_a_stated_area_there_is_no_difference(files: OwnFiles) -> None:
    ref = files.ref("地块台账", 3)
    rows = files.own.layers[ref.layer_id]
    assert [each.code for each in measured_figures(ref, rows, "x", "plot", ())] == ["measured_area"]


def test_a_row_of_a_table_has_no_shape(files: OwnFiles) -> None:
    ref = files.ref("企业", 3)
    assert list(measured_figures(ref, files.own.layers[ref.layer_id], "x", "plot", ())) == []
