"""Facts that cells state, with their place in the file."""

from dataclasses import replace
from pathlib import Path

import pytest

from gisapp.core.layers.layer import FeatureRef
from gisapp.core.layers.table_join import JoinKeys, table_join
from gisapp.core.own_parks.rows.layer_rows import rows_of
from gisapp.core.own_parks.rows.own_rows import OwnRows
from gisapp.core.own_parks.subjects.row_facts import facts_of_row, place_of, row_period, source_of
from gisapp.core.own_parks.subjects.subject_dataset import dataset_around
from gisapp.core.parks.facts import Fact, Period
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping, LayerMapping
from gisapp.sources.parks.known_headings import known_headings
from tests.own_files import (
    EVALUATION,
    FILE_DATE,
    FIRMS,
    PLOTS,
    OwnFiles,
    facts_about,
    opened,
    write_book,
    write_evaluation,
    write_plots,
)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> OwnFiles:
    folder = tmp_path_factory.mktemp("facts")
    return opened(write_book(folder), write_evaluation(folder))


def facts(files: OwnFiles, mapping: LayerMapping, **cells: object) -> dict[str, Fact]:
    rows = replace(files.own.layers[files.layer("企业").layer_id], mapping=mapping)
    found = facts_of_row(rows, files.own.schema, files.ref("企业", 3), cells, "QY-1")  # type: ignore[arg-type]
    return {cell.column: fact for fact, cell in found}


def test_a_source_is_the_file_and_its_sheet(files: OwnFiles) -> None:
    book = files.layer("企业")
    place = place_of(book, 3, "税收（万元）")
    assert (place.source_id, place.row) == (f"{book.origin.source}#企业", 3)
    source = source_of(place, "2026-11-02")
    assert (source.title.zh, source.as_of, source.as_of_basis) == (
        "台账.xlsx · 企业",
        "2026-11-02",
        "file",
    )
    assert source_of(place).as_of_basis == ""


def test_a_table_that_is_called_as_its_file_names_no_sheet(files: OwnFiles) -> None:
    table = files.layer("评价")
    assert place_of(table, 2).source_id == table.origin.source


def test_what_was_joined_stands_in_its_own_file(files: OwnFiles, tmp_path: Path) -> None:
    plots = opened(write_plots(tmp_path))
    keys = JoinKeys("编号", "宗地编号")
    joined = table_join(plots.layer("地块台账"), files.layer("评价"), keys).joined()
    mapping = replace(PLOTS, columns=(*PLOTS.columns, *EVALUATION.columns))
    schema = known_headings().schema
    own = OwnRows(schema, {joined.layer_id: rows_of(joined, mapping, schema, FILE_DATE)})
    subject = dataset_around(own, FeatureRef(joined.layer_id, 3))
    (tax,) = facts_about(subject, "tax_per_land")
    assert tax.locator == "row 4, column 亩均税收"
    assert tax.value == pytest.approx(450)
    assert tax.source_id == files.layer("评价").origin.source
    assert subject.dataset.sources[tax.source_id].title.en == "评价.csv"
    (code,) = facts_about(subject, "plot_code")
    assert code.source_id.endswith("地块.gpkg#地块台账")


def test_numbers_are_in_stored_units_and_keep_what_qualifies_them(files: OwnFiles) -> None:
    (tax,) = facts(files, FIRMS, **{"税收（万元）": "约20", "年份": 2025}).values()
    assert (tax.value, tax.unit, tax.qualifier) == (200_000, "CNY", "approx")
    assert (tax.period.iso, tax.period.basis) == ("2025", "stated")
    assert tax.fact_id.endswith("台账.xlsx#企业:3:税收（万元）")


def test_the_time_of_a_heading_goes_before_that_of_the_row_and_of_the_table(
    files: OwnFiles,
) -> None:
    of_table, of_heading = Period("2020", "2020", "year"), Period("2019", "2019", "year")
    plain = ColumnMapping("a", "tax", "CNY")
    mapping = LayerMapping(
        columns=(plain, ColumnMapping("b", "revenue", "CNY", period=of_heading)),
        period=of_table,
        period_column="年",
    )
    both = facts(files, mapping, a=1, b=2, 年="2024")
    assert (both["a"].period.iso, both["b"].period.iso) == ("2024", "2019")
    assert facts(files, mapping, a=1, 年="?")["a"].period.iso == "2020"


def test_years_of_rows_are_counted_as_their_column_says() -> None:
    column = ColumnMapping("年", "year", calendar="minguo")
    mapping = LayerMapping(columns=(column,), period_column="年")
    assert row_period(mapping, {"年": 113}).iso == "2024"
    assert row_period(LayerMapping(), {"年": 113}) == Period()


def test_what_cannot_be_read_is_garbled_with_its_reason(files: OwnFiles) -> None:
    (tax,) = facts(files, FIRMS, **{"税收（万元）": "#REF!"}).values()
    assert (tax.value, tax.confidence, tax.is_usable) == (None, "garbled", False)
    assert tax.note.en == "#REF!: the formula has an error"


def test_empty_cells_and_unknown_properties_state_nothing(files: OwnFiles) -> None:
    mapping = LayerMapping(
        columns=(ColumnMapping("a", "tax", "CNY"), ColumnMapping("b", "no_such"))
    )
    assert facts(files, mapping, a=None, b=3) == {}
    assert facts(files, mapping, a="  ", b=3) == {}


def test_texts_and_dates_are_kept(files: OwnFiles) -> None:
    mapping = LayerMapping(
        columns=(ColumnMapping("a", "status"), ColumnMapping("b", "supply_date"))
    )
    found = facts(files, mapping, a="<b>在建</b>", b="2024年3月")
    assert found["a"].text.zh == "<b>在建</b>"
    assert found["b"].text.en == "2024-03"
