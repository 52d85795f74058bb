"""All that may be hidden is listed with what it is called in both languages."""

from dataclasses import replace
from pathlib import Path

from gisapp.core.parks.mapping.layer_mapping import LayerMapping
from gisapp.export.redaction.hideable import hideable_fields, hideable_kinds
from tests.export.plots import layer_of_plots
from tests.parks import embedded


def test_properties_and_attributes_of_subjects_come_before_the_fields_of_layers(
    tmp_path: Path,
) -> None:
    layers, dataset = embedded()
    plots = layer_of_plots(tmp_path, {"use": "idle"})
    fields = hideable_fields((*layers, plots), (dataset,))
    labels = {each.code: each.label.zh for each in fields}
    assert labels["planned_area"] == "规划面积"
    assert labels["chain_link"] == "产业链环节"
    assert (fields[-1].code, fields[-1].layer_id) == (f"{plots.layer_id}/use", plots.layer_id)


def test_kinds_are_those_of_subjects_and_of_mapped_rows(tmp_path: Path) -> None:
    layers, dataset = embedded()
    kinds = {each.code: each.several.en for each in hideable_kinds(layers, (dataset,))}
    assert kinds["enterprise"] == "Enterprises"
    assert "plot" not in kinds
    plots = replace(layer_of_plots(tmp_path, {"use": "idle"}), mapping=LayerMapping("plot"))
    assert [each.code for each in hideable_kinds([plots], ())] == ["plot"]
