"""Features are listed with their titles, and the name of each layer once."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gisapp.core.layers.layer import FeatureRef, Layer
from gisapp.core.layers.layer_stack import LayerStack
from gisapp.core.text.bilingual import Bilingual
from gisapp.sources.open import open_source
from gisapp.ui.details.feature_list import feature_list, feature_rows
from gisapp.ui.widgets.growing_list import link_row
from tests.ui.reading import WORDS, box, seen
from tests.vector_files import BOX, POINT, write


@pytest.fixture
def layers(tmp_path: Path) -> LayerStack:
    """Four plots, and two firms of another file."""
    stack = LayerStack()
    for name, shapes in (("plots", [BOX] * 4), ("firms", [POINT] * 2)):
        stack.add(*open_source(str(write(tmp_path / f"{name}.geojson", shapes))).layers)
    for layer in stack.layers:
        layer.attributes.record(int(layer.geometry.feature_ids[0]))
    return stack


def refs(layer: Layer) -> tuple[FeatureRef, ...]:
    return tuple(FeatureRef(layer.layer_id, int(each)) for each in layer.geometry.feature_ids)


def test_the_name_of_a_layer_stands_in_its_first_row_only(layers: LayerStack) -> None:
    rows = list(feature_rows(refs(layers.layers[0]), layers, WORDS["en"]))
    assert [text.label for text, _ in rows] == ["plots", "", "", ""]
    assert [ref for _, ref in rows] == list(refs(layers.layers[0]))
    assert {text.role for text, _ in rows} == {"link"}


def test_the_file_is_told_where_layers_are_called_alike(layers: LayerStack) -> None:
    plots, firms = map(refs, layers.layers)
    both = plots[:1] + firms[:1]
    rows = list(feature_rows(both, layers, WORDS["en"]))
    assert [text.label for text, _ in rows] == ["plots", "firms"]
    layers.rename(firms[0].layer_id, Bilingual("plots"))
    rows = list(feature_rows(both, layers, WORDS["en"]))
    assert [text.label for text, _ in rows] == ["plots · plots.geojson", "plots · firms.geojson"]


def test_a_feature_that_is_not_listed_at_first_can_be_chosen(
    qtbot: QtBot, layers: LayerStack
) -> None:
    plots, chosen = refs(layers.layers[0]), list[FeatureRef]()
    shown = feature_list(
        plots, layers, WORDS["en"], 1, lambda text, ref: link_row(text, lambda: chosen.append(ref))
    )
    qtbot.addWidget(shown)
    assert "地块 3" not in seen(shown)
    shown.show_more()
    box(shown, "地块 3").clicked.emit()
    assert chosen == [plots[3]]
