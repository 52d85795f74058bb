"""What shall be hidden is found by what users see; a slip of the pen is refused."""

from dataclasses import replace
from pathlib import Path

import pytest

from gisapp.core.layers.layer import Layer
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping, LayerMapping
from gisapp.errors import ExportError
from gisapp.export.redaction.hiding import Hidden, hidden_by_names
from tests.export.plots import layer_of_plots
from tests.parks import embedded


@pytest.fixture
def plots(tmp_path: Path) -> Layer:
    layer = layer_of_plots(tmp_path, {"税收（万元）": 5, "No. 2/a": 1})
    mapping = LayerMapping("plot", columns=(ColumnMapping("税收（万元）", "tax", "1e4 CNY"),))
    return replace(layer, mapping=mapping)


@pytest.mark.parametrize("name", ["税收（万元）", "税收(万元)", "tax", "Tax paid", "税收"])
def test_a_field_is_found_by_its_heading_and_by_what_it_states(plots: Layer, name: str) -> None:
    assert hidden_by_names([name], [plots], ()).fields == {f"{plots.layer_id}/税收（万元）"}
    assert hidden_by_names([f"Plots/{name}"], [plots], ()) == hidden_by_names([name], [plots], ())


def test_layers_and_kinds_are_found_in_both_languages(plots: Layer) -> None:
    layers, dataset = embedded()
    found = hidden_by_names(["plots", "企业", "planned AREA"], (*layers, plots), (dataset,))
    assert plots.layer_id in found.layers
    assert "enterprise" in found.kinds
    assert found.fields == {"planned_area"}
    assert hidden_by_names([], layers, (dataset,)) == Hidden()


def test_a_name_with_a_slash_is_a_name(plots: Layer) -> None:
    assert hidden_by_names(["no. 2/A"], [plots], ()).fields == {f"{plots.layer_id}/No. 2/a"}


def test_a_slip_of_the_pen_is_refused_and_the_right_name_offered(plots: Layer) -> None:
    with pytest.raises(ExportError) as refused:
        hidden_by_names(["税收", "税收（万圆）"], [plots], ())
    assert refused.value.code == "nothing_to_hide_like"
    assert "税收（万元）" in str(refused.value)
    with pytest.raises(ExportError) as refused:
        hidden_by_names(["zzzz"], [plots], ())
    assert refused.value.code == "nothing_to_hide"
