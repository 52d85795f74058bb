"""What does not add up says why: by heading, by mapping, and where rows are totals or parts."""

from dataclasses import replace
from pathlib import Path

import pytest

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.summing import why_no_total
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping, LayerMapping
from gisapp.sources.parks.park_schema import load_park_schema
from tests.export.plots import layer_of_plots


@pytest.fixture
def plots(tmp_path: Path) -> Layer:
    records = (
        {
            "编号": 360100 + each,
            "面积": each * 1.5,
            "容积率": 1.2,
            "建成年份": 2010 + each,
            "use": "M",
        }
        for each in range(12)
    )
    layer = layer_of_plots(tmp_path, *records)
    layer.attributes.fetch()
    return layer


def why(layer: Layer, name: str) -> str:
    field = next(each for each in layer.attributes.fields if each.name == name)
    return why_no_total(layer, field, load_park_schema().properties)


def test_by_what_headings_say(plots: Layer) -> None:
    names = ("编号", "面积", "容积率", "建成年份", "use")
    assert [why(plots, name) for name in names] == ["code", "", "rate", "year", "text"]


def test_what_the_user_says_goes_first(plots: Layer) -> None:
    assert why(plots.with_role("面积", "code"), "面积") == "code"
    assert why(plots.with_role("建成年份", "quantity"), "建成年份") == ""


def test_a_mapped_column_adds_up_as_its_property_does(plots: Layer) -> None:
    columns = (
        ColumnMapping("面积", "land_supply_rate"),
        ColumnMapping("容积率", "planned_area", "mu"),
    )
    mapped = replace(plots, mapping=LayerMapping("plot", columns=columns))
    assert why(mapped, "面积") == "property"
    assert why(mapped, "容积率") == ""


def test_rows_that_contain_others_do_not_add_up(plots: Layer) -> None:
    nested = replace(plots, mapping=LayerMapping(kind_column="use"))
    assert why(nested, "面积") == "nested"
    timed = replace(plots, mapping=LayerMapping("plot", period_column="建成年份"))
    assert why(timed, "面积") == "periods"
    totals = replace(plots, origin=replace(plots.origin, total_rows=(3,)))
    assert why(totals, "面积") == "totals"
