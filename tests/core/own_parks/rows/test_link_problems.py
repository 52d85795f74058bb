"""Keys and parents that are wrong are named with their rows."""

from dataclasses import replace
from pathlib import Path

from gisapp.core.layers.layer import Problem
from gisapp.core.own_parks.rows.link_problems import link_problems
from gisapp.core.parks.mapping.layer_mapping import LayerMapping, ParentMapping
from gisapp.words import load_words
from tests.own_files import MAPPINGS, OwnFiles, opened, write_book, write_plots


def problems(files: OwnFiles, layer: str) -> dict[str, Problem]:
    rows = files.own.layers[files.layer(layer).layer_id]
    return {problem.code: problem for problem in link_problems(files.own, rows)}


def test_rows_without_a_key_and_with_one_that_others_have(tmp_path: Path) -> None:
    rows = (("园区", "规划面积"), ("北园", 1), (None, 2), ("南园", 3), ("北 园", 4))
    found = problems(opened(write_book(tmp_path, parks=rows)), "园区")
    assert found["rows_without_key"].feature_ids == (3,)
    assert found["repeated_keys"].feature_ids == (2, 5)
    assert found["repeated_keys"].count == 2


def test_one_key_in_several_years_is_no_problem(tmp_path: Path) -> None:
    files = opened(write_plots(tmp_path), write_book(tmp_path))
    assert list(problems(files, "企业")) == ["parents_not_found"]


def test_parents_that_no_row_is_about(tmp_path: Path) -> None:
    files = opened(write_plots(tmp_path), write_book(tmp_path))
    found = problems(files, "企业")["parents_not_found"]
    assert found.feature_ids == (6,)
    assert "1 行" in found.sentence(load_words("zh"))
    assert problems(files, "地块台账")["parents_not_found"].feature_ids == (3,)


def test_where_no_layer_has_the_parents_nothing_is_wrong(tmp_path: Path) -> None:
    assert problems(opened(write_plots(tmp_path)), "地块台账") == {}


def test_rows_that_are_above_themselves(tmp_path: Path) -> None:
    rows = (
        ("园区", "上级"),
        *(("甲", "乙"), ("乙", "丙"), ("丙", "甲"), ("丁", "甲"), ("戊", "戊"), ("己", "庚")),
    )
    ring = LayerMapping("park", key="园区", parents=(ParentMapping("park", "上级", "key"),))
    found = problems(opened(write_book(tmp_path, parks=rows), mappings={"园区": ring}), "园区")
    assert found["parents_in_circles"].feature_ids == (2, 3, 4, 6)
    assert found["parents_not_found"].feature_ids == (7,)


def test_rows_that_lie_in_nothing(tmp_path: Path) -> None:
    inside = replace(MAPPINGS["地块台账"], parents=(ParentMapping("park", "", "place"),))
    files = opened(write_plots(tmp_path), mappings={"地块台账": inside})
    (rows,) = files.own.layers.values()
    linked = OwnFiles(replace(files.own, places=files.own.linked_by_place(rows)))
    # There is no park at all: nothing can be outside it.
    assert problems(linked, "地块台账") == {}
