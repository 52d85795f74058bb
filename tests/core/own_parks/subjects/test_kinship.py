"""What belongs together."""

from dataclasses import replace
from pathlib import Path

import pytest

from gisapp.core.own_parks.subjects.kinship import members_of, parents_of, rows_of_subject
from gisapp.core.parks.mapping.layer_mapping import ParentMapping
from tests.own_files import (
    FIRMS,
    MAPPINGS,
    PLOTS,
    OwnFiles,
    opened,
    write_book,
    write_evaluation,
    write_plots,
)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> OwnFiles:
    folder = tmp_path_factory.mktemp("kin")
    return opened(write_plots(folder), write_book(folder), write_evaluation(folder))


def test_the_row_that_was_asked_for_comes_first(files: OwnFiles) -> None:
    (row,) = files.own.identities([files.ref("企业", 4)])
    assert rows_of_subject(files.own, row) == [files.ref("企业", 4), files.ref("企业", 3)]


def test_parents_by_key(files: OwnFiles) -> None:
    (plot,) = parents_of(files.own, [files.ref("企业", 5)])
    assert set(plot.refs) == {files.ref("地块台账", 1), files.ref("评价", 2)}
    (lost,) = parents_of(files.own, [files.ref("企业", 6)])
    assert (lost.kind, lost.text, lost.refs) == ("plot", "DK-009", ())


def test_members_are_found_however_they_write_the_key(files: OwnFiles) -> None:
    rows = files.own.identities([files.ref("地块台账", 1)])
    members = members_of(files.own, rows)
    assert members.count == 3
    assert members.refs == tuple(files.ref("企业", row) for row in (3, 4, 5))


def test_parents_by_name_and_a_name_of_several_leads_to_none(tmp_path: Path) -> None:
    by_name = replace(FIRMS, parents=(ParentMapping("plot", "地块", "name"),))
    firms = (("信用代码", "企业", "地块"), ("QY-1", "甲", "一号"), ("QY-2", "乙", "同名"))
    book, plots = write_book(tmp_path, firms=firms), write_plots(tmp_path)
    mappings = {**MAPPINGS, "企业": by_name}
    files = opened(book, plots, mappings=mappings)
    (parent,) = parents_of(files.own, [files.ref("企业", 2)])
    assert parent.refs == (files.ref("地块台账", 1),)
    named_alike = replace(PLOTS, name_zh="园区")
    files = opened(book, plots, mappings={**mappings, "地块台账": named_alike})
    rows = (("信用代码", "企业", "地块"), ("QY-1", "甲", "北园"))
    files = opened(
        write_book(tmp_path, firms=rows), plots, mappings={**mappings, "地块台账": named_alike}
    )
    (parent,) = parents_of(files.own, [files.ref("企业", 2)])
    assert (parent.text, parent.refs) == ("北园", ())
