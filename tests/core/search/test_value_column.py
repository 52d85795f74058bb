"""Every sort of column is asked in one way, and tells a value in one way."""

import pytest

from gisapp.core.layers.attributes import Column, Field
from gisapp.core.own_parks.fact_columns import fact_columns
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping, LayerMapping
from gisapp.core.search.asked import Asked
from gisapp.core.search.column_meaning import Meaning
from gisapp.core.search.value_column import ValueColumn
from gisapp.core.search.value_columns import value_columns
from gisapp.sources.parks.park_schema import load_park_schema


def meaning(code: str, unit: str) -> Meaning:
    mapping = LayerMapping("plot", columns=(ColumnMapping("f", code, unit),))
    return Meaning(*fact_columns(mapping, load_park_schema())[0])


def columns(numeric: bool, values: list[object], meant: Meaning | None) -> list[ValueColumn]:
    kind = "Real" if numeric else "String"
    made = value_columns(Field("f", kind), Column.of(values), "quantity", meant)  # type: ignore[arg-type]
    return list(made)


def told(made: list[ValueColumn], typed: str) -> list[str]:
    asked = Asked.of(typed)
    return [
        column.matched(code, asked).zh
        for column in made
        for _, codes in column.having(asked, 10)
        for code in codes
    ]


@pytest.mark.parametrize(
    ("numeric", "values", "meant", "typed", "found"),
    [
        (True, [20.0, 30.0], None, "20", ["f: 20"]),
        (False, ["临河", "临路"], None, "临河", ["f: 临河"]),
        (False, [True, False], None, "是", ["f: 是"]),
        (True, [20.0, 30.0], ("tax_per_land", "1e4 CNY/mu"), "20", ["亩均税收: 20 万元/亩"]),
        (True, [20.0], ("tax_per_land", "1e4 CNY/mu"), "300元/平方米", ["亩均税收: 20 万元/亩"]),
        (
            False,
            ["约20", "30"],
            ("tax_per_land", "1e4 CNY/mu"),
            "20万元/亩",
            ["亩均税收: 约 20 万元/亩"],
        ),
        (False, ["见附件", "30"], ("tax_per_land", "1e4 CNY/mu"), "见附件", ["亩均税收: 见附件"]),
        (True, [20.0], ("tax_per_land", "1e4 CNY/mu"), "20亩", []),
    ],
)
def test_what_is_typed_finds_a_value(
    numeric: bool, values: list[object], meant: tuple[str, str] | None, typed: str, found: list[str]
) -> None:
    made = columns(numeric, values, meaning(*meant) if meant else None)
    assert list(dict.fromkeys(told(made, typed))) == found
    assert all(column.nbytes > 0 and len(column.codes) == len(values) for column in made)
