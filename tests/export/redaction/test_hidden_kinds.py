"""Rows of a hidden kind are left out, and the columns that name them."""

from dataclasses import replace
from pathlib import Path

from gisapp.core.parks.mapping.layer_mapping import LayerMapping, ParentMapping
from gisapp.export.redaction.hidden_kinds import fields_naming, without_kinds
from gisapp.export.shown_content import ShownContent
from tests.export.plots import layer_of_plots

ROWS = (
    {"what": "地块", "park": "北园"},
    {"what": "企业", "park": "北园"},
    {"what": "?", "park": ""},
)


def test_a_layer_of_a_hidden_kind_is_not_shown(tmp_path: Path) -> None:
    layer = replace(layer_of_plots(tmp_path, *ROWS), mapping=LayerMapping("plot"))
    assert not without_kinds(layer, frozenset({"plot"})).visible
    assert without_kinds(layer, frozenset({"park"})) is layer


def test_rows_of_a_hidden_kind_are_neither_shown_nor_counted(tmp_path: Path) -> None:
    mapping = LayerMapping(kind_column="what")
    layer = replace(layer_of_plots(tmp_path, *ROWS), mapping=mapping)
    content = ShownContent.of([layer], hidden_kinds=frozenset({"plot"}))
    [shown] = content.layers
    assert shown.geometry.feature_ids.tolist() == layer.geometry.feature_ids[1:].tolist()
    assert content.counts[layer.layer_id].features == 2


def test_the_column_with_the_names_of_a_hidden_kind_is_hidden(tmp_path: Path) -> None:
    mapping = LayerMapping("plot", parents=(ParentMapping("park", "park", "name"),))
    layer = replace(layer_of_plots(tmp_path, *ROWS), mapping=mapping)
    assert fields_naming([layer], frozenset({"park"})) == {f"{layer.layer_id}/park"}
    [shown] = ShownContent.of([layer], hidden_kinds=frozenset({"park"})).layers
    assert [field.name for field in shown.attributes.fields] == ["what"]
