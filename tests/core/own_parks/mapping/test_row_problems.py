"""Keys and parents that would be wrong are found before a mapping is applied."""

from pathlib import Path

from gisapp.core.own_parks.mapping.row_problems import cells_of, row_problems
from gisapp.core.own_parks.rows.own_rows import OwnRows
from gisapp.core.parks.mapping.layer_mapping import LayerMapping, ParentMapping
from gisapp.sources.parks.known_headings import known_headings
from tests.plot_ledger import PLOTS, plots_of, write_ledger

ROWS = (
    *PLOTS[:2],
    (" DK-01 ", "又一", "DK-09", 1, 1, 1),
    (None, "无", None, 1, 1, 1),
    ("DK-07", "甲", "DK-08", 1, 1, 1),
    ("DK-08", "乙", "DK-07", 1, 1, 1),
)


def found(path: Path, mapping: LayerMapping) -> list[tuple[str, int, str]]:
    layer = plots_of(write_ledger(path, ROWS))
    own = OwnRows(known_headings().schema)
    cells = [each for one in row_problems(layer, mapping, own) for each in cells_of(layer, one)]
    return [(each.code, each.row, each.value) for each in cells]


def test_keys_that_tell_no_row_from_others(tmp_path: Path) -> None:
    assert found(tmp_path / "台账.xlsx", LayerMapping("plot", key="地块编号")) == [
        ("rows_without_key", 5, ""),
        ("repeated_keys", 2, "DK-01"),
        ("repeated_keys", 4, "DK-01"),
    ]


def test_parents_that_are_not_there_and_those_in_circles(tmp_path: Path) -> None:
    parents = (ParentMapping("plot", "所属园区", "key"),)
    wrong = found(tmp_path / "台账.xlsx", LayerMapping("plot", key="地块编号", parents=parents))
    assert ("parents_not_found", 4, "DK-09") in wrong
    assert [row for code, row, _ in wrong if code == "parents_in_circles"] == [6, 7]


def test_without_a_key_nothing_is_wrong(tmp_path: Path) -> None:
    assert found(tmp_path / "台账.xlsx", LayerMapping("plot")) == []
