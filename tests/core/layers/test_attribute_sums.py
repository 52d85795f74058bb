"""Numbers of features are added up as far as they are stated."""

import math
import random
from dataclasses import replace
from itertools import count

import numpy as np
import pytest

from gisapp.core.layers import attribute_sums as module
from gisapp.core.layers.attribute_sums import (
    AttributeSum,
    attribute_sums,
    summed_fields,
    unsummed_fields,
)
from gisapp.core.layers.attributes import AttributeValue, Field
from gisapp.core.layers.layer import Layer
from gisapp.core.progress import Progress
from gisapp.errors import Cancelled
from gisapp.sources.parks.layers import RowTable
from gisapp.sources.parks.rows import Row
from tests.parks import embedded

NAN, INFINITE = float("nan"), float("inf")


def layer_with(kind: str, *values: AttributeValue) -> Layer:
    """Return a layer whose features have these values of `area`, a field of that type."""
    layers, _ = embedded()
    rows = {i: Row("plot", i, {"area": value, "use": "M1"}) for i, value in enumerate(values)}
    fields = (Field("area", kind), Field("use", "String"))
    content = replace(layers[0].content, attributes=RowTable(fields, rows))
    return replace(layers[0], dataset=None, content=content)


def sums(kind: str, *values: AttributeValue) -> tuple[AttributeSum, ...]:
    return attribute_sums(layer_with(kind, *values), np.arange(len(values)))


def test_what_is_not_stated_does_not_count_and_spoils_no_sum() -> None:
    assert sums("Real", 2.5, None, NAN, 2.5, INFINITE, 0.0) == (AttributeSum("area", 5.0, 3),)


def test_a_large_whole_number_is_added_up_exactly() -> None:
    assert sums("Integer64", 2**60, 1, 2**60) == (AttributeSum("area", 2**61 + 1, 3),)


def test_a_sum_has_no_digits_that_adding_up_made() -> None:
    (tenths,) = sums("Real", *[0.1 + step for step in range(1000)])
    assert tenths.total == 499_600.0
    assert sums("Real", 1e308, 1.1e308)[0].total == INFINITE


@pytest.mark.parametrize(
    ("kind", "values"),
    [("String", ("1", "2")), ("Integer", (True, False)), ("Real", (None, NAN)), ("Real", ())],
)
def test_what_is_no_number_has_no_sum(kind: str, values: tuple[AttributeValue, ...]) -> None:
    assert sums(kind, *values) == ()


def test_many_features_are_added_up_step_by_step(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_STEP", 10)
    layer, ids = layer_with("Real", *map(float, range(95))), np.arange(95)
    shares: list[float] = []
    (found,) = attribute_sums(layer, ids, Progress(shares.append))
    assert (found.total, found.stated) == (sum(range(95)), 95)
    assert shares == sorted(shares)
    assert len(shares) == 10
    asked = count()
    with pytest.raises(Cancelled):
        attribute_sums(layer, ids, Progress(cancelled=lambda: next(asked) > 3))
    assert next(asked) == 5


def test_sums_agree_with_python_whatever_is_mixed_in() -> None:
    chance = random.Random(2)
    odd: list[AttributeValue] = [None, NAN, INFINITE, -INFINITE, True, "7", b"7"]
    numbers = [chance.choice([chance.uniform(-9, 9), chance.randrange(100)]) for _ in range(300)]
    values = [chance.choice([chance.choice(odd), number]) for number in numbers]
    stated = [
        value
        for value in values
        if type(value) in (int, float) and math.isfinite(float(value or 0))
    ]
    (found,) = sums("Real", *values)
    assert found.stated == len(stated)
    assert found.total == pytest.approx(math.fsum(float(value or 0) for value in stated))


def test_only_the_features_asked_for_are_added_up() -> None:
    layer = layer_with("Real", 1.0, 10.0, 100.0)
    assert attribute_sums(layer, np.array([2, 0])) == (AttributeSum("area", 101.0, 2),)


def test_summed_fields_are_the_numeric_ones() -> None:
    assert summed_fields(layer_with("Integer", 1)) == (Field("area", "Integer"),)
    assert summed_fields(layer_with("String", "1")) == ()


def test_codes_years_and_rates_are_not_added_up() -> None:
    names = ("area", "编号", "year", "人口密度")
    values: dict[str, AttributeValue] = {"编号": 360111, "year": 2017, "人口密度": 12.5}
    layer = layer_with("Real", 1.5)
    rows = {
        int(each): Row("plot", int(each), {"area": 1.5, **values})
        for each in layer.geometry.feature_ids
    }
    table = RowTable(tuple(Field(name, "Real") for name in names), rows)
    layer = replace(layer, content=replace(layer.content, attributes=table))
    assert [field.name for field in summed_fields(layer)] == ["area"]
    assert [field.name for field in unsummed_fields(layer)] == ["编号", "year", "人口密度"]
