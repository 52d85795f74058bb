"""All that an export tells is listed, with how much of it there is."""

from pathlib import Path

from gisapp.export.redaction.told import told_groups
from tests.export.plots import layer_of_plots
from tests.parks import embedded


def test_own_layers_come_first_then_kinds_facts_and_the_background(tmp_path: Path) -> None:
    layers, dataset = embedded()
    plots = layer_of_plots(tmp_path, {"use": "idle"}, {"use": "built"})
    groups = told_groups((*layers, plots), (dataset,))
    first, kinds, *sections, ground = groups
    assert first.layer is not None
    assert (first.layer.code, first.layer.count) == (plots.layer_id, 2)
    assert [(item.what, item.label.en) for item in first.items] == [
        ("shapes", "Shapes"),
        ("field", "use"),
    ]
    counts = {item.code: item.count for item in kinds.items}
    assert counts["enterprise"] == 5
    facts = {item.code: item.count for group in sections for item in group.items}
    about_area = [each for each in dataset.facts if each.property_code == "planned_area"]
    assert facts["planned_area"] == len(about_area)
    assert {item.what for item in ground.items} == {"layer"}


def test_nothing_is_listed_of_nothing() -> None:
    assert told_groups((), ()) == ()
