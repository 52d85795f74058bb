"""A quantity that is merely written otherwise is no change; another one, or a doubt, is."""

from dataclasses import replace
from pathlib import Path

from gisapp.core.deliveries.compare import compare
from gisapp.core.layers.layer import Layer
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping, LayerMapping
from gisapp.sources.open import open_source

MAPPING = LayerMapping(
    kind="plot",
    key="宗地编号",
    columns=(ColumnMapping("用地（亩）", "land_area", "mu", basis="land"),),
)
OLD = "宗地编号,用地（亩）\nA-1,45亩\nA-2,约60亩\nA-3,70亩\nA-4,80亩\nA-5,90亩\n"
NEW = "宗地编号,用地（亩）\nA-1,45 mu\nA-2,60亩\nA-3,70\nA-4,81亩\nA-5,6公顷\n"


def layer(folder: Path, name: str, text: str) -> Layer:
    (folder / name).write_text(text, encoding="utf-8")
    (found,) = open_source(str(folder / name)).layers
    return found


def test_mapped_columns_are_compared_as_they_read(tmp_path: Path) -> None:
    old, new = layer(tmp_path, "old.csv", OLD), layer(tmp_path, "new.csv", NEW)
    changes = compare(old, replace(new, mapping=MAPPING))
    found = [(each.key, each.column, each.old, each.new) for each in changes.changed]
    assert found == [
        (("A-2",), "用地（亩）", "约60亩", "60亩"),
        (("A-4",), "用地（亩）", "80亩", "81亩"),
    ]
    assert (changes.columns.added, changes.columns.gone) == ((), ())


def test_columns_without_a_meaning_are_read_by_heading_and_cell(tmp_path: Path) -> None:
    changes = compare(layer(tmp_path, "old.csv", OLD), layer(tmp_path, "new.csv", NEW))
    assert [(each.key, each.column) for each in changes.changed] == [
        (("A-2",), "用地（亩）"),
        (("A-4",), "用地（亩）"),
    ]


def test_another_delivery_may_have_numbers_alone(tmp_path: Path) -> None:
    plain = "宗地编号,用地（亩）\nA-1,45\nA-2,60\nA-3,70\nA-4,80\nA-5,91\n"
    changes = compare(layer(tmp_path, "old.csv", OLD), layer(tmp_path, "new.csv", plain))
    assert [each.key for each in changes.changed] == [("A-2",), ("A-5",)]
    assert (changes.columns.added, changes.columns.gone) == ((), ())
