"""A process that reads files ends when it is told to, and when it is forgotten."""

import gc
from pathlib import Path

import psutil
import pytest

from gisapp.core.progress import NO_PROGRESS
from gisapp.errors import SourceError
from gisapp.sources.formats.layer_info import ArrowQuery
from gisapp.sources.formats.process_pool import ReadingProcess, give_back, take
from gisapp.sources.formats.reading_request import Request
from tests.endless import endless_plots
from tests.vector_files import BOX, write


def children() -> set[int]:
    return {each.pid for each in psutil.Process().children()}


def test_one_that_has_answered_answers_again(tmp_path: Path) -> None:
    path = write(tmp_path / "plots.gpkg", [BOX])
    first = take()
    assert first.ask(Request(path, "layer_names", (), 20), NO_PROGRESS) == ("plots",)
    give_back(first)
    assert take() is first
    first.end()


def test_only_one_is_kept() -> None:
    before = children()
    two = take(), take()
    for each in two:
        give_back(each)
    take().end()
    assert not children() - before


def test_one_with_rows_on_the_way_is_not_kept(tmp_path: Path) -> None:
    path = write(tmp_path / "plots.gpkg", [BOX])
    before = children()
    process = take()
    process.ask(Request(path, "arrow_stream", ("plots", ArrowQuery()), 20), NO_PROGRESS)
    give_back(process)
    assert not children() - before


def test_a_forgotten_one_ends() -> None:
    before = children()
    process = ReadingProcess()
    assert children() - before
    del process
    gc.collect()
    assert not children() - before


def test_one_that_does_not_answer_is_ended(tmp_path: Path) -> None:
    process = ReadingProcess()
    path = endless_plots(tmp_path)
    with pytest.raises(SourceError) as failure:
        process.ask(Request(path, "feature_count", ("endless",), 2.0), NO_PROGRESS)
    assert failure.value.code == "no_answer"
    assert not process.is_free


def test_a_bug_over_there_is_one_here(tmp_path: Path) -> None:
    process = ReadingProcess()
    with pytest.raises(RuntimeError, match="no_such_method"):
        process.ask(Request(tmp_path, "no_such_method", (), 20), NO_PROGRESS)


def test_nothing_of_the_folder_at_work_is_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "plots.gpkg", [BOX])
    (tmp_path / "pyogrio.py").write_text("raise SystemExit(1)")
    monkeypatch.chdir(tmp_path)
    process = ReadingProcess()
    assert process.ask(Request(path, "layer_names", (), 20), NO_PROGRESS) == ("plots",)
    process.end()
