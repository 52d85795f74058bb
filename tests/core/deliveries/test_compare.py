"""Two deliveries are compared as users of bureaus' files mean it."""

from dataclasses import replace
from pathlib import Path

import pytest

from gisapp.core.deliveries.changes import Changes
from gisapp.core.deliveries.compare import compare
from gisapp.core.deliveries.paired_rows import CompareError
from gisapp.core.parks.mapping.layer_mapping import LayerMapping
from gisapp.core.progress import Progress
from gisapp.errors import Cancelled
from gisapp.sources.vector.arrow_attributes import ArrowAttributes
from tests.deliveries import NEW_ROWS, OLD_ROWS, opened, write_book, write_plots


def told(changes: Changes) -> dict[str, list[object]]:
    return {
        "added": [row.key for row in changes.added],
        "gone": [row.key for row in changes.gone],
        "moved": [move.key for move in changes.moved],
        "changed": [(*each.key, each.column, each.old, each.new) for each in changes.changed],
    }


def test_a_geopackage_and_the_next_one_in_another_crs(tmp_path: Path) -> None:
    old = opened(write_plots(tmp_path, "old.gpkg", OLD_ROWS))
    new = opened(write_plots(tmp_path, "new.gpkg", NEW_ROWS, crs=4549, moved="DK-001"))
    changes = compare(old, new)
    assert changes.key == ("编号",)
    assert told(changes) == {
        "added": [("DK-004",)],
        "gone": [("DK-002",)],
        "moved": [("DK-001",)],
        "changed": [("DK-003", "状态", "投产", "停产")],
    }
    assert changes.moved[0].distance_m == pytest.approx(10, rel=0.01)
    assert changes.columns.added == ("备注",)
    assert (changes.compared, changes.compares_shapes) == (3, True)


def test_a_workbook_and_a_geopackage(tmp_path: Path) -> None:
    old = opened(write_book(tmp_path, "old.xlsx", OLD_ROWS))
    new = opened(write_plots(tmp_path, "new.gpkg", NEW_ROWS))
    changes = compare(old, new)
    assert told(changes)["changed"] == [("DK-003", "状态", "投产", "停产")]
    assert not changes.compares_shapes
    assert changes.moved == ()


def test_columns_with_another_name_are_told_and_compared(tmp_path: Path) -> None:
    rows = [("id", "size"), *((f"A{n}", n * 1.5) for n in range(40))]
    other = [("id", "area_mu"), *((f"A{n}", n * 1.5 + (n == 7)) for n in range(40))]
    old, new = (
        opened(write_book(tmp_path, "a.xlsx", rows)),
        opened(write_book(tmp_path, "b.xlsx", other)),
    )
    changes = compare(old, new)
    assert changes.columns.renamed == (("size", "area_mu"),)
    assert told(changes)["changed"] == [("A7", "area_mu", 10.5, 11.5)]


def test_repeated_and_empty_keys_are_told_with_their_rows(tmp_path: Path) -> None:
    old = opened(write_book(tmp_path, "a.xlsx", (*OLD_ROWS, (None, "x", 1, "", ""))))
    twice = (*NEW_ROWS, ("DK-001", "again", "1", "", "", ""), ("", "y", "1", "", "", ""))
    changes = compare(old, opened(write_book(tmp_path, "b.xlsx", twice)), ["编号"])
    assert [(each.old_ids, each.new_ids) for each in changes.repeated] == [((2,), (3, 6))]
    assert changes.old_without_key == (6,)
    assert changes.new_without_key == (7,)
    assert changes.compared == 2


def test_the_key_is_chosen_or_that_of_the_mapping(tmp_path: Path) -> None:
    old = opened(write_book(tmp_path, "a.xlsx", OLD_ROWS))
    new = opened(write_book(tmp_path, "b.xlsx", NEW_ROWS))
    assert compare(old, new, ["名称"]).key == ("名称",)
    assert compare(old, new, ["名称", "供地时间"]).key == ("名称", "供地时间")
    mapped = replace(new, mapping=LayerMapping(kind="plot", key="名称"))
    assert compare(old, mapped).key == ("名称",)
    with pytest.raises(CompareError, match="no column"):
        compare(old, new, ["号码"])


def test_without_a_key_it_says_so(tmp_path: Path) -> None:
    old = opened(write_book(tmp_path, "a.xlsx", [("a", "b"), ("x", 1.5), ("y", 2.5)]))
    new = opened(write_book(tmp_path, "b.xlsx", [("c", "d"), ("u", "p"), ("v", "q")]))
    with pytest.raises(CompareError, match="key"):
        compare(old, new)


def test_the_user_may_end_it(tmp_path: Path) -> None:
    old = opened(write_book(tmp_path, "a.xlsx", OLD_ROWS))
    with pytest.raises(Cancelled):
        compare(old, old, progress=Progress(cancelled=lambda: True))


def test_what_was_in_memory_is_compared_once_the_file_is_another_one(tmp_path: Path) -> None:
    path = write_book(tmp_path, "a.xlsx", OLD_ROWS)
    old = opened(path)
    assert isinstance(old.attributes, ArrowAttributes)
    kept = old.attributes.kept()
    assert kept is not None
    old = replace(old, content=replace(old.content, attributes=kept))
    write_book(tmp_path, "a.xlsx", NEW_ROWS)
    changes = compare(old, opened(path))
    assert told(changes)["changed"] == [("DK-003", "状态", "投产", "停产")]
    assert changes.columns.unread == ()
