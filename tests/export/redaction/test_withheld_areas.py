"""A hidden area cannot be measured on a shape that was drawn to it."""

from dataclasses import replace
from pathlib import Path

import numpy as np

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.subject_lookup import measured_area_m2
from gisapp.core.parks.dataset import ParkDataset, Subject
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping, LayerMapping
from gisapp.export.redaction.hiding import hidden_by_names
from gisapp.export.redaction.withheld_areas import as_points, columns_of_area, withheld_areas
from gisapp.export.shown_content import ShownContent
from tests.export.plots import layer_of_plots
from tests.parks import embedded

PLANNED = frozenset({"planned_area"})


def parks() -> tuple[tuple[Layer, ...], ParkDataset]:
    layers, dataset = embedded()
    return tuple(layer for layer in layers if layer.dataset is dataset), dataset


def test_only_shapes_drawn_to_the_hidden_area_are_withheld() -> None:
    layers, dataset = parks()
    drawn = {uid for uid, each in dataset.subjects.items() if _is_drawn_to_an_area(each)}
    withheld = withheld_areas(layers, dataset, PLANNED)
    assert withheld == {"changdong", "led-demo-park"}
    assert withheld < drawn, "others are drawn to an area that is shown"
    assert withheld_areas(layers, dataset, frozenset({"total_investment"})) == frozenset()


def _is_drawn_to_an_area(subject: Subject) -> bool:
    return subject.geometry is not None and subject.geometry.area_is_stated


def test_a_circle_stands_where_the_shape_was_and_says_no_area() -> None:
    layers, dataset = parks()
    content = ShownContent.of(layers, (dataset,), hidden_fields=PLANNED)
    before = next(layer for layer in layers if layer.kind == "park")
    after = next(layer for layer in content.layers if layer.kind == "park")
    subject = dataset.subjects["changdong"]
    shown = content.datasets[0].subjects["changdong"]
    assert shown.geometry is not None
    assert not shown.geometry.area_is_stated
    assert not shown.geometry.note
    areas = [measured_area_m2(layer, subject.feature_id) for layer in (before, after)]
    stated = {fact.value for fact in dataset.facts_about("changdong", "planned_area")}
    assert any(abs(areas[0] - each) < 0.01 * each for each in stated if each and areas[0])
    accuracy_m = subject.geometry.accuracy_m if subject.geometry else None
    assert accuracy_m is not None
    assert areas[1] is not None
    assert abs(areas[1] - np.pi * accuracy_m**2) < 0.02 * areas[1], "a circle of the accuracy"


def test_points_stand_within_the_shapes_and_have_no_area(tmp_path: Path) -> None:
    layer = layer_of_plots(tmp_path, {"name": "a"}, {"name": "b"})
    points = as_points(layer)
    assert points.geometry.kind == "point"
    assert points.geometry.feature_ids.tolist() == layer.geometry.feature_ids.tolist()
    assert (points.geometry.bounds[:, :2] > layer.geometry.bounds[:, :2]).all()
    assert (points.geometry.bounds[:, 2:] < layer.geometry.bounds[:, 2:]).all()
    assert as_points(points) is points


def test_a_hidden_area_cannot_be_measured_in_an_export_without_facts_either() -> None:
    layers, _ = parks()
    before = next(layer for layer in layers if layer.kind == "park")
    [after] = ShownContent.of([before], hidden_fields=PLANNED).layers
    assert after.dataset is None
    assert not np.array_equal(after.geometry.areas, before.geometry.areas)


def test_the_columns_of_area_of_a_mapped_layer_are_known(tmp_path: Path) -> None:
    layer = layer_of_plots(tmp_path, {"面积": 5, "建筑面积": 3, "名称": "a"})
    columns = (
        ColumnMapping("面积", "land_area", "mu", basis="land"),
        ColumnMapping("建筑面积", "floor_area", "m2", basis="floor"),
    )
    mapped = replace(layer, mapping=LayerMapping("plot", columns=columns))
    assert columns_of_area(mapped) == {"面积"}
    assert columns_of_area(layer) == frozenset()
    hidden = hidden_by_names(["面积"], [mapped], ())
    assert hidden.fields == {f"{layer.layer_id}/面积"}
    assert hidden.shapes == {layer.layer_id}
