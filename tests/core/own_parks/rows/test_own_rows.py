"""Rows of all mapped layers, found by what they are and what they are called."""

from pathlib import Path

import pytest

from gisapp.core.parks.mapping.layer_mapping import LayerMapping
from tests.own_files import OwnFiles, opened, write_book, write_evaluation, write_plots


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> OwnFiles:
    folder = tmp_path_factory.mktemp("rows")
    return opened(write_plots(folder), write_book(folder), write_evaluation(folder))


def test_rows_tell_what_they_are(files: OwnFiles) -> None:
    (row,) = files.own.identities([files.ref("企业", 5)])
    assert (row.kind, row.key, row.name.zh, row.name.en) == ("enterprise", "QY-2", "乙公司", "")


def test_a_key_is_found_in_each_file(files: OwnFiles) -> None:
    found = files.own.with_key("plot", "dk-001")
    assert set(found) == {files.ref("地块台账", 1), files.ref("评价", 2)}
    assert files.own.with_key("park", "DK-001") == []
    assert files.own.with_key("", "QY-1") == [files.ref("企业", 3), files.ref("企业", 4)]
    assert files.own.with_key("plot", None) == files.own.with_key("plot", "") == []


def test_a_name_is_found_in_either_language(files: OwnFiles) -> None:
    assert files.own.with_name("plot", "一号 ") == [files.ref("地块台账", 1)]
    assert files.own.with_name("plot", "九号") == []


def test_what_is_written_alike_goes_before_what_merely_reads_alike(tmp_path: Path) -> None:
    book = write_book(tmp_path, parks=(("园区", "规划面积"), ("7", 1), ("007", 2)))
    files = opened(book, mappings={"园区": LayerMapping("park", key="园区")})
    assert files.own.with_key("park", "007") == [files.ref("园区", 3)]
    assert files.own.with_key("park", "07") == [files.ref("园区", 2), files.ref("园区", 3)]


def test_layers_that_may_have_a_kind(files: OwnFiles) -> None:
    assert len(files.own.of_kind("plot")) == 2
    assert len(files.own.of_kind("")) == 4


def test_kinds_are_known_by_their_words_in_both_languages(files: OwnFiles) -> None:
    mapping = LayerMapping("plot", kind_column="类别")
    assert files.own.kind_of(mapping, "Industrial park") == "park"
    assert files.own.kind_of(mapping, "企业") == "enterprise"
    assert files.own.kind_of(mapping, "别的") == "别的"
    assert files.own.kind_of(mapping, None) == "plot"
