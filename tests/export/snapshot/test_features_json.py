"""Features of each sort of layer as the page stores them."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from gisapp.core.geometry.feature_index import FeatureIndex
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.layer_style import LabelChoice, LayerStyle
from gisapp.core.own_parks.subjects.shown_subjects import subjects_of_rows
from gisapp.core.text.json_value import Json
from gisapp.export.snapshot.document import SnapshotData
from gisapp.export.snapshot.features_json import own_rows, with_values
from gisapp.export.snapshot.number_block import NumberBlock
from gisapp.export.snapshot.shapes import StoredShapes, data_shapes
from tests.export.plots import layer_of_plots
from tests.own_files import OwnFiles, opened, write_book, write_plots
from tests.page_data import unpacked


@pytest.fixture
def files(tmp_path: Path) -> OwnFiles:
    return opened(write_plots(tmp_path), write_book(tmp_path))


def features_of(
    told: Callable[[StoredShapes, NumberBlock], dict[str, Json]], layer: Layer
) -> dict[str, Any]:
    """What is stored of a layer, unpacked."""
    numbers = NumberBlock()
    stored = told(data_shapes(layer, 0.3), numbers)
    (unpacked_layer,) = unpacked(SnapshotData({"layers": [stored]}, numbers.data))["layers"]
    return dict(unpacked_layer)


def test_a_row_has_its_values_and_what_it_is_about(files: OwnFiles) -> None:
    layer = files.layer("地块台账")
    own = subjects_of_rows(files.own)
    stored = features_of(lambda shapes, numbers: own_rows(layer, shapes, numbers, own), layer)
    fields = stored["fields"]
    first = next(each for each in stored["features"] if each["id"] == 1)
    assert (first["subjects"], first["name"]) == ("DK-001", ["", "一号"])
    told = {fields[place] for place in first["told"]}
    assert {"编号", "面积"} <= told
    assert "备注" not in told
    assert first["values"][fields.index("备注")] == "临河"
    assert first["pinyin"] == ["yihao", "yh"]
    assert stored["readings"]["临"] == "lin"


def test_a_feature_without_meaning_has_its_values_alone(files: OwnFiles) -> None:
    layer = files.layer("企业")
    features = features_of(lambda *where: with_values(layer, *where), layer)["features"]
    assert "subjects" not in features[0]
    assert "甲公司" in features[0]["values"]


def test_labels_by_template_go_with_their_features(files: OwnFiles) -> None:
    layer = files.layer("企业")
    plain = features_of(lambda *where: with_values(layer, *where), layer)["features"]
    assert "labels" not in plain[0], "without a template they are names"
    field = layer.attributes.fields[0].name
    styled = replace(layer, style=LayerStyle(labels=LabelChoice(f"No. {{{field}}}")))
    features = features_of(lambda *where: with_values(styled, *where), styled)["features"]
    assert [each["labels"] for each in features] == [
        f"No. {each['values'][0]}" for each in features
    ]


def test_names_that_are_a_field_are_stored_once_whatever_the_order_of_ids(tmp_path: Path) -> None:
    layer = layer_of_plots(tmp_path, *({"name": f"P{number}"} for number in range(9)))
    turned = layer.geometry.reordered(np.arange(9)[::-1])
    layer = replace(layer, content=replace(layer.content, index=FeatureIndex(turned)))
    numbers = NumberBlock()
    stored: Any = with_values(layer, data_shapes(layer, 0.3), numbers)
    assert len(stored["features"]["columns"]) == 1
    features = features_of(lambda *where: with_values(layer, *where), layer)["features"]
    ids = layer.geometry.feature_ids.tolist()
    assert [each["id"] for each in features] == ids == sorted(ids, reverse=True)
    assert [each["name"] for each in features] == [[each["values"][0]] * 2 for each in features]
    assert features[0]["name"][0] == "P8"
