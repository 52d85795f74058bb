"""Whatever an attribute has becomes JSON, feature by feature."""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pytest

from gisapp.core.layers.attribute_values import (
    attribute_json,
    attribute_rows,
    byte_count,
    record_json,
)
from gisapp.core.layers.attributes import AttributesInMemory, AttributeValue, Column, Field
from gisapp.core.text.bilingual import Bilingual
from tests.parks import embedded


@dataclass(frozen=True)
class Table(AttributesInMemory):
    """Attributes of features that are numbered from 0."""

    stored: Mapping[str, Sequence[AttributeValue]]
    fields: tuple[Field, ...] = ()

    def record(self, feature_id: int) -> Mapping[str, AttributeValue]:
        return {name: values[feature_id] for name, values in self.stored.items()}

    def column(self, field: str, feature_ids: Sequence[int]) -> Column:
        return Column.of([self.stored[field][feature_id] for feature_id in feature_ids])

    def names(self, feature_ids: Sequence[int]) -> list[Bilingual]:
        return [Bilingual()] * len(feature_ids)


PLOTS = Table({"use": ["M1", None, "R2"], "area": [1.5, math.nan, 3], "photo": [b"ab", b"", None]})


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("工业", "工业"),
        (True, True),
        (7, 7),
        (2.5, 2.5),
        (None, None),
        (math.nan, None),
        (math.inf, None),
        (-math.inf, None),
        (b"", ""),
        (b"\x00\xff", "00ff"),
    ],
)
def test_each_value_has_a_form_that_strict_json_reads_back(
    value: AttributeValue, expected: object
) -> None:
    text = json.dumps(attribute_json(value), allow_nan=False)
    assert json.loads(text) == expected
    assert type(json.loads(text)) is type(expected)


def test_rows_come_feature_by_feature_in_the_order_asked_for() -> None:
    rows = list(attribute_rows(PLOTS, ["area", "use"], [2, 0, 1, 0]))
    assert rows == [(3, "R2"), (1.5, "M1"), (None, None), (1.5, "M1")]
    assert list(attribute_rows(PLOTS, ["photo"], [0, 1, 2])) == [("6162",), ("",), (None,)]


class OfAFile(Table):
    """Attributes that are read from a file for each question."""

    def columns(self, fields: Sequence[str], feature_ids: Sequence[int]) -> dict[str, Column]:
        ASKED.append(fields)
        return super().columns(fields, feature_ids)


ASKED: list[Sequence[str]] = []


def test_a_table_of_many_fields_is_asked_once() -> None:
    rows = attribute_rows(OfAFile(PLOTS.stored), ["use", "area"], [2])
    assert list(rows) == [("R2", 3)]
    assert ASKED == [["use", "area"]]


def test_bytes_can_be_counted_for_people() -> None:
    assert list(attribute_rows(PLOTS, ["photo"], [0, 1, 2], byte_count)) == [
        ("2 bytes",),
        ("0 bytes",),
        (None,),
    ]


def test_without_fields_each_feature_has_an_empty_row() -> None:
    assert list(attribute_rows(PLOTS, [], [0, 1])) == [(), ()]
    assert list(attribute_rows(PLOTS, ["use"], [])) == []


def test_a_field_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError, match="height"):
        list(attribute_rows(PLOTS, ["height"], [0]))


def test_codes_and_years_of_a_record_are_whole_numbers_and_amounts_stay_as_they_are() -> None:
    values = {"year": 2017.0, "zip": 330200.0, "area": 42.0, "编号": 2**60, "built": None}
    fields = tuple(Field(name, "Real") for name in values)
    [layer, *_], _ = embedded()
    several = max(len(layer.geometry), int(layer.geometry.feature_ids.max()) + 1)
    table = Table({name: [value] * several for name, value in values.items()}, fields)
    layer = replace(layer, content=replace(layer.content, attributes=table))
    text = json.dumps(record_json(layer, values), ensure_ascii=False)
    assert text == (
        '{"year": 2017, "zip": 330200, "area": 42.0, "编号": 1152921504606846976, "built": null}'
    )
