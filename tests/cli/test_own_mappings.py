"""What columns mean to a command: as the user says, as the project does, or as they seem to."""

import json
from dataclasses import replace
from pathlib import Path

from gisapp.cli.arguments import parse
from gisapp.cli.own_mappings import asked_columns, with_mappings
from gisapp.core.parks.mapping.column_reading import SURE_ENOUGH
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping, LayerMapping
from gisapp.core.parks.mapping.mapping_json import mapping_as_json
from gisapp.sources.open import open_source
from tests.cli.test_own_facts import write_mappings
from tests.deliveries import opened, write_book
from tests.own_files import FIRMS, PLOTS, write_plots
from tests.parks import embedded

ROWS = [("宗地编号", "容积率", "面积"), ("A1", 1.2, 12), ("A2", 1.5, 30)]
CONFIRMED = LayerMapping(key="宗地编号", columns=(ColumnMapping("面积", "floor_area", "m2"),))


def test_a_guess_leaves_out_what_only_a_user_can_tell(tmp_path: Path) -> None:
    layer = opened(write_book(tmp_path, "地块.xlsx", ROWS))
    arguments = parse(["check", "地块.xlsx"])
    (mapped,) = with_mappings(arguments, [layer])
    assert mapped.mapping is not None
    assert [each.column for each in mapped.mapping.facts] == ["宗地编号"]
    (asked,) = asked_columns(arguments, [layer]).values()
    assert ("面积", "land_area") in {(each.column, each.property_code) for each in asked}


def test_the_users_word_goes_before_the_projects(tmp_path: Path) -> None:
    layer = replace(opened(write_book(tmp_path, "地块.xlsx", ROWS)), mapping=CONFIRMED)
    arguments = parse(["check", "地块.xlsx"])
    (mapped,) = with_mappings(arguments, [layer])
    assert mapped.mapping == CONFIRMED
    assert asked_columns(arguments, [layer]) == {}
    said = tmp_path / "m.json"
    land = replace(CONFIRMED, columns=(ColumnMapping("面积", "land_area", "mu"),))
    said.write_text(json.dumps([{"layer": layer.origin.layer, **mapping_as_json(land)}]))
    arguments = parse(["check", "地块.xlsx", "--mapping", str(said)])
    (mapped,) = with_mappings(arguments, [layer])
    assert mapped.mapping is not None
    assert mapped.mapping.columns[0].property_code == "land_area"


def test_what_a_file_says_goes_before_the_project(tmp_path: Path) -> None:
    path = write_plots(tmp_path)
    layers = [replace(each, mapping=FIRMS) for each in open_source(str(path)).layers]
    said = ["export", str(path), "-o", "a.html", "--mapping", write_mappings(tmp_path)]
    (layer,) = with_mappings(parse(said), layers)
    assert layer.mapping == PLOTS
    (layer,) = with_mappings(parse(["export", str(path), "-o", "a.html"]), layers)
    assert layer.mapping == FIRMS


def test_a_guess_states_nothing_that_is_not_sure(tmp_path: Path) -> None:
    path = write_plots(tmp_path)
    arguments = parse(["export", str(path), "-o", "a.html"])
    (layer,) = with_mappings(arguments, open_source(str(path)).layers)
    assert layer.mapping is not None
    assert layer.mapping.kind == "plot"
    assert "floor_area" in {each.property_code for each in layer.mapping.facts}
    assert all(each.sure >= SURE_ENOUGH for each in layer.mapping.facts)


def test_layers_of_a_dataset_stay_as_they_are() -> None:
    layers, _ = embedded()
    arguments = parse(["export", "-o", "a.html"])
    assert [each.mapping for each in with_mappings(arguments, layers)] == [None] * len(layers)


def test_what_a_saved_guess_is_not_sure_of_waits_for_the_users_word(tmp_path: Path) -> None:
    layer = opened(write_book(tmp_path, "地块.xlsx", ROWS))
    columns = (
        ColumnMapping("宗地编号", "parcel_code"),
        ColumnMapping("面积", "land_area", "mu", sure=0.5),
    )
    said = tmp_path / "m.json"
    said.write_text(json.dumps(mapping_as_json(LayerMapping(kind="plot", columns=columns))))
    arguments = parse(["check", "地块.xlsx", "--mapping", str(said)])
    (mapped,) = with_mappings(arguments, [layer])
    assert mapped.mapping is not None
    assert [each.column for each in mapped.mapping.facts] == ["宗地编号"]
    assert asked_columns(arguments, [layer]) == {layer.layer_id: (columns[1],)}
