"""Columns that state what the schema knows."""

from gisapp.core.own_parks.fact_columns import fact_columns, is_number
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping, LayerMapping
from gisapp.sources.parks.known_headings import known_headings

SCHEMA = known_headings().schema


def test_columns_without_a_known_property_are_left_out() -> None:
    columns = tuple(ColumnMapping(code, code) for code in ("tax", "", "no_such", "status"))
    found = fact_columns(LayerMapping(columns=columns), SCHEMA)
    assert [described.code for _, described in found] == ["tax", "status"]


def test_numbers_and_years_are_read_as_numbers() -> None:
    codes = ("tax", "completion_year", "status", "supply_date", "uscc")
    numbers = [is_number(SCHEMA.properties[code]) for code in codes]
    assert numbers == [True, True, False, False, False]
