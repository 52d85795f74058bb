"""The field that features are most likely told apart by."""

from collections.abc import Sequence
from dataclasses import replace

import shapely

from gisapp.core.layers.attributes import AttributeValue
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.likely_fields import likely_amount, likely_kind
from tests.own_tables import layer_of
from tests.render.maps import RED, layer


def plots(**columns: Sequence[AttributeValue]) -> Layer:
    rows = len(next(iter(columns.values())))
    drawn = layer("point", [shapely.Point(each, 0) for each in range(rows)], RED)
    attributes = layer_of(None, **columns).attributes
    return replace(drawn, content=replace(drawn.content, attributes=attributes))


def test_values_that_repeat_go_before_names_and_amounts() -> None:
    use = ["idle", "let", "let", None, "idle", "let", "let", "let", "let"]
    found = plots(
        name=[f"Plot {each}" for each in range(9)],
        tax=[1.5, 1.5, 2.5, 1.5, 2.5, 1.5, 1.5, 1.5, 1.5],
        same=["x"] * 9,
        use=use,
    )
    assert likely_kind(found, found.attributes.fields) == "use"


def test_where_nothing_repeats_the_first_field_is_taken() -> None:
    found = plots(name=[f"Plot {each}" for each in range(9)])
    assert likely_kind(found, found.attributes.fields) == "name"
    assert likely_kind(found, ()) == ""


def test_amounts_go_before_codes_and_years() -> None:
    years = list(range(2011, 2020))
    found = plots(year=years, area=[float(each) * 1.5 for each in range(9)])
    assert likely_amount(found, found.attributes.fields) == "area"
    assert likely_amount(found, found.attributes.fields[:1]) == "year"
    assert likely_amount(found, ()) == ""
