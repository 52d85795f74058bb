"""What opens the page says what opens the window."""

import json
from dataclasses import replace
from typing import Any

import pytest

from gisapp.core.layers.layer import Layer
from gisapp.export.snapshot.home_json import home_json
from gisapp.export.snapshot.request import SnapshotRequest, snapshot_of
from tests.own_files import ledger_layers
from tests.parks import embedded


@pytest.fixture(scope="module")
def layers(tmp_path_factory: pytest.TempPathFactory) -> tuple[Layer, ...]:
    return ledger_layers(tmp_path_factory.mktemp("ledger"))


def home(request: SnapshotRequest) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = json.loads(json.dumps(home_json(snapshot_of(request))))
    return told


def test_each_mapped_layer_has_its_figures_and_what_is_missing(layers: tuple[Layer, ...]) -> None:
    extent = next(layer.extent for layer in layers if layer.extent)
    told = home(SnapshotRequest(layers, (), extent, language="en", date=""))
    by_title = {each["title"][1]: each for each in told}
    firms = by_title["企业"]
    assert firms["counts"] == [[["Enterprises", "企业"], 3]]
    (tax,) = firms["cards"]
    assert (tax["value"], tax["unit"], tax["stated"], tax["count"]) == (3_950_000, "CNY", 2, 3)
    assert {"label": ["Industry", "行业"], "stated": 0, "count": 3} in firms["gaps"]
    areas = {each["property"]: each["value"] for each in by_title["地块台账"]["cards"]}
    assert areas["land_area"] == pytest.approx(29.8 * 2000 / 3)


def test_it_begins_with_what_the_park_is_about(layers: tuple[Layer, ...]) -> None:
    extent = next(layer.extent for layer in layers if layer.extent)
    for ordered in (layers, layers[::-1]):
        told = home(SnapshotRequest(ordered, (), extent, language="en", date=""))
        kinds = [each["counts"][0][0][0] for each in told]
        assert kinds == ["Industrial park", "Plots", "Plots", "Enterprises"]


def test_a_hidden_column_has_no_figure(layers: tuple[Layer, ...]) -> None:
    extent = next(layer.extent for layer in layers if layer.extent)
    hidden = frozenset({"tax"})
    told = home(SnapshotRequest(layers, (), extent, "en", "", hidden_fields=hidden))
    assert "Tax paid" not in str([each["cards"] for each in told])


def test_a_dataset_has_its_figures(layers: tuple[Layer, ...]) -> None:
    embedded_layers, dataset = embedded()
    extent = next(layer.extent for layer in embedded_layers if layer.kind == "district")
    assert extent is not None
    shown = tuple(replace(layer, visible=True) for layer in embedded_layers)
    (told,) = home(SnapshotRequest(shown, (dataset,), extent, language="en", date=""))
    assert told["cards"]
    assert told["counts"] == []
