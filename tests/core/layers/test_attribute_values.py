"""Attribute values become what JSON allows, and nothing that can be kept is lost."""

import json
import math

import pytest

from gisapp.core.layers.attribute_values import attribute_json, attribute_rows, byte_count
from gisapp.core.layers.attributes import AttributeValue
from tests.parks import embedded


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("义坊", '"义坊"'),
        (15, "15"),
        (0.5, "0.5"),
        (True, "true"),
        (None, "null"),
        (math.nan, "null"),
        (-math.inf, "null"),
        (b"\x00\xff", '"00ff"'),
    ],
)
def test_every_value_can_be_written(value: AttributeValue, written: str) -> None:
    assert json.dumps(attribute_json(value), ensure_ascii=False, allow_nan=False) == written


def test_bytes_can_be_counted_for_people() -> None:
    assert attribute_json(b"\x00\xff", byte_count) == "2 bytes"


def test_rows_have_the_fields_and_features_in_the_order_asked_for() -> None:
    parks = next(layer for layer in embedded()[0] if layer.kind == "park")
    first, second = parks.geometry.feature_ids[:2].tolist()
    rows = list(attribute_rows(parks.attributes, ["uid", "kind"], [second, first]))
    records = [parks.attributes.record(each) for each in (second, first)]
    assert rows == [(record["uid"], record["kind"]) for record in records]


def test_without_fields_each_feature_has_an_empty_row() -> None:
    parks = next(layer for layer in embedded()[0] if layer.kind == "park")
    assert list(attribute_rows(parks.attributes, [], [1, 2])) == [(), ()]


def test_an_unknown_field_is_a_key_error() -> None:
    parks = next(layer for layer in embedded()[0] if layer.kind == "park")
    with pytest.raises(KeyError):
        list(attribute_rows(parks.attributes, ["nowhere"], [1]))
