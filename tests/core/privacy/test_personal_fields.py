"""The fields of a layer that are about persons are found, each with its rows, and no other."""

from pathlib import Path

import pyarrow as pa
import pytest

from gisapp.core.layers.layer import Layer
from gisapp.core.privacy import personal_fields as module
from gisapp.core.privacy.personal_fields import personal_fields
from tests.export.plots import layer_of_plots
from tests.parks import embedded

ROWS = (
    {"负责人": "张三", "tel": 88123456, "no": 13812345678, "备注": "找李工 13812345678", "x": 1.5},
    {"负责人": "甲有限公司", "tel": 88123457, "no": 2, "备注": "临河", "x": 2.5},
    {"负责人": None, "tel": None, "no": 3, "备注": None, "x": None},
    {"负责人": "李四", "tel": 5, "no": 4, "备注": "临河", "x": 3.5},
)


@pytest.fixture
def layer(tmp_path: Path) -> Layer:
    return layer_of_plots(tmp_path, *ROWS)


def test_each_field_is_told_with_what_it_is_and_in_how_many_rows(layer: Layer) -> None:
    found = [
        (each.field, each.kind, each.rows, each.looked_at) for each in personal_fields([layer])
    ]
    assert found == [("负责人", "person", 2, 4), ("tel", "phone", 2, 4), ("备注", "phone", 1, 4)]
    assert personal_fields([layer])[0].code == f"{layer.layer_id}/负责人"


def test_the_embedded_data_are_about_nobody() -> None:
    layers, dataset = embedded()
    assert personal_fields(layers, (dataset,)) == ()


def test_a_sample_says_that_it_is_one(layer: Layer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_VALUES", 2)
    [person, *_] = personal_fields([layer])
    assert (person.rows, person.looked_at, person.total) == (2, 3, 4)


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        (pa.array([13812345678, 13912345678, 13712345678]), "phone"),
        (pa.array([13812345678.0, 13912345678.0, 13712345678.0]), "phone"),
        (pa.array([1, 2, 13812345678]), None),
        (
            pa.array(["6222021234567890128", "6228480402564890018", "4111 1111 1111 1111"]),
            "bank_card",
        ),
        (pa.array(["6222021234567890128", "6228480402564890019", "4111111111111112"]), None),
        (pa.array(["110105491231002", "110105491231003", "110105491231004"]), "id_number"),
        (pa.array(["甲", "乙"]).dictionary_encode(), None),
        (pa.array([b"13812345678"]), None),
    ],
)
def test_numbers_are_personal_where_most_of_a_column_are(values: pa.Array, kind: str) -> None:
    texts, counts, _ = module._counted(pa.chunked_array([values]), None, is_number=False)
    is_number = pa.types.is_integer(values.type) or pa.types.is_floating(values.type)
    found = module._found(texts, counts, None, is_number=is_number)
    assert (found and found[0]) == kind
