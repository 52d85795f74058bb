"""A parser that fails in any way in another process fails in one sentence here."""

import os
from pathlib import Path

import pyarrow as pa
import pytest

from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.errors import Cancelled, SourceError
from gisapp.sources.formats.distant_parser import distant
from gisapp.sources.formats.memory_source import FileContents, MemoryTable


def read(path: Path, encoding: str | None, _: Progress) -> FileContents:
    """Do what the file says, in the other process."""
    match path.read_text("utf-8"):
        case "abort":
            os.abort()
        case "fill":
            return FileContents((), str(len(bytes(2**40))))
        case "refuse":
            raise SourceError("no_cells", path=path)
    rows = pa.table({"pid": [os.getpid()]})
    return FileContents((MemoryTable("t", rows, pa.nulls(1, pa.binary())),), encoding or "")


PARSE = distant(f"{__name__}:read")


def asked(path: Path, what: str) -> FileContents:
    path.write_text(what, encoding="utf-8")
    return PARSE(path, "gbk", NO_PROGRESS)


def test_another_process_reads_the_file(tmp_path: Path) -> None:
    contents = asked(tmp_path / "a.txt", "read")
    assert contents.encoding == "gbk"
    assert contents.tables[0].rows.column("pid").to_pylist() != [os.getpid()]


@pytest.mark.parametrize(
    ("what", "sentence"),
    [("abort", "damaged"), ("fill", "damaged"), ("refuse", "no table in it")],
)
def test_what_ends_it_is_one_sentence(tmp_path: Path, what: str, sentence: str) -> None:
    with pytest.raises(SourceError, match=sentence):
        asked(tmp_path / "a.txt", what)
    assert asked(tmp_path / "b.txt", "read").tables


def test_who_cancels_need_not_wait(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("abort", encoding="utf-8")
    with pytest.raises(Cancelled):
        PARSE(path, None, Progress(cancelled=lambda: True))
