"""A fresh layer is told how its data merit to be coloured, and never by what names each feature."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from gisapp.core.geometry.feature_geometry import FeatureGeometry
from gisapp.core.geometry.feature_index import FeatureIndex
from gisapp.core.layers.attributes import AttributeValue, Field
from gisapp.core.layers.content import LayerContent
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.styles.prospects import prospects_of
from gisapp.core.layers.styles.suggestions import (
    MOST_SUGGESTIONS,
    Suggestion,
    suggestions_of,
)
from gisapp.core.layers.symbology import Symbol, Symbology
from gisapp.core.parks.facts import Property
from gisapp.sources.parks.known_headings import known_headings
from tests import own_tables

ROWS = 60


def layer_of(**columns: Sequence[AttributeValue]) -> Layer:
    """Return a layer of as many features as its columns have values."""
    layer = own_tables.layer_of(None, **columns)
    count = len(next(iter(columns.values())))
    index = FeatureIndex(FeatureGeometry.missing("point", np.arange(count)))
    one_symbol = Symbology.single(Symbol(fill="park"))
    content = LayerContent.in_first_class(index, layer.attributes, one_symbol)
    return replace(layer, content=content)


def stated_by(field: Field) -> Property | None:
    """Return the property that the vocabulary takes a heading for."""
    found = known_headings().meaning_of(field.name)
    return known_headings().schema.properties[found.entries[0].property_code] if found else None


def suggested(**columns: Sequence[AttributeValue]) -> list[Suggestion]:
    layer = layer_of(**columns)
    return list(suggestions_of(layer, prospects_of(layer, stated_by)))


def fields(**columns: Sequence[AttributeValue]) -> list[str]:
    return [each.field for each in suggested(**columns)]


def every(*values: AttributeValue) -> list[AttributeValue]:
    return [values[place % len(values)] for place in range(ROWS)]


def floats(seed: int = 1) -> list[AttributeValue]:
    numbers: list[AttributeValue] = []
    numbers += np.random.default_rng(seed).gamma(2, 9, ROWS).round(3).tolist()
    return numbers


LEDGER: dict[str, list[AttributeValue]] = {
    "宗地编号": [f"JG-{place:04}" for place in range(ROWS)],
    "企业名称": [f"企业{place}" for place in range(ROWS)],
    "用地面积": floats(2),
    "亩均税收": floats(3),
    "土地状态": every("已建成", "闲置", "在建", None),
    "用途": every("工业", "仓储", "工业"),
    "供地时间": [f"20{10 + place % 6}-0{1 + place % 9}-11" for place in range(ROWS)],
    "备注": every(None),
    "区": every("青山湖区"),
}


def test_a_ledger_is_seen_by_state_by_tax_and_by_year() -> None:
    made = suggested(**LEDGER)
    told = [(each.field, each.method) for each in made]
    assert told == [
        ("土地状态", "values"),
        ("亩均税收", "quantiles"),
        ("供地时间", "years"),
        ("用途", "values"),
    ]
    state, tax, when, _ = made
    assert (state.classes, state.stated, state.rows) == (3, 45, ROWS)
    assert (tax.classes, len(tax.colors)) == (5, 5)
    assert when.classes == 6


def test_the_same_in_english() -> None:
    made = fields(
        plot_no=[f"P{place}" for place in range(ROWS)],
        Area_m2=floats(2),
        tax_per_mu=floats(3),
        Status=every("idle", "let", "built"),
    )
    assert made[:2] == ["Status", "tax_per_mu"]
    assert "plot_no" not in made


def test_what_tells_nothing_is_never_suggested() -> None:
    numbers = list(range(ROWS))
    assert not fields(
        fid=numbers,
        name=[f"Plot {place}" for place in numbers],
        same=every("x"),
        same_number=every(7.5),
        empty=every(None),
        blank=every("", "  "),
        nearly=[*every("a")[:-1], "b"],
        counted=[float(each) for each in numbers],
        seldom=[*every(None)[:-3], "a", "b", "a"],
        no_numbers=every(float("nan"), float("inf")),
        lon=floats(4),
        lat=floats(5),
    )


def test_of_many_kinds_and_figures_the_likeliest_few_are_left() -> None:
    kinds = {f"kind_{place}": every("a", "b", "c") for place in range(9)}
    figures = {f"x{place}_rate": floats(place) for place in range(9)}
    made = suggested(**kinds, **figures)
    assert len(made) == MOST_SUGGESTIONS
    assert {each.topic for each in made} == {"kind", "figure"}


def test_a_dozen_kinds_are_few_and_one_more_is_not() -> None:
    assert fields(status=every(*"abcdefghijkl")) == ["status"]
    assert not fields(status=every(*"abcdefghijklm"))


def test_a_column_whose_first_rows_are_alike_is_judged_by_all() -> None:
    sorted_figures = [0.0] * (ROWS // 2) + floats()[: ROWS // 2]
    assert fields(output_rate=sorted_figures) == ["output_rate"]
    assert fields(status=["idle"] * (ROWS - 9) + ["let"] * 9) == ["status"]


def test_plots_are_seen_by_the_park_that_they_belong_to() -> None:
    assert fields(企业名称=every("昌东工业园", "昌南园区")) == ["企业名称"]


def test_few_rows_merit_nothing() -> None:
    assert not fields(status=["idle", "let", "idle"])
    assert not suggested(status=[])
