"""Kernels are compiled in a process of their own, and loaded where they are needed."""

from pathlib import Path

import pytest

from tests.one_kernel import Done, Program

PREPARED = """
import sys
from threading import Event
from gisapp.errors import Cancelled
from gisapp.render.kernels import prepare_kernels
cancelled = Event()
{before}
try:
    prepare_kernels(cancelled)
except Cancelled:
    assert cancelled.is_set()
assert ("gisapp.render.raster.rasterizer" in sys.modules) != cancelled.is_set()
"""
AT_ONCE = PREPARED.format(before="")
CANCELLED = PREPARED.format(before="cancelled.set()")


def test_another_process_compiles_them(tmp_path: Path) -> None:
    program = Program(tmp_path)
    assert program.run(AT_ONCE)[::2] == (1, 1), "this one found them compiled"
    assert program.kept_below(program.package)


def test_cancelled_it_compiles_and_loads_nothing_and_is_done_anew(tmp_path: Path) -> None:
    program = Program(tmp_path)
    cancelled = program.run(CANCELLED)
    assert not cancelled.was_kept
    for path in program.kept_below(Path(cancelled.folder)):
        path.unlink()
    assert program.run(AT_ONCE).was_kept


def test_where_they_cannot_be_kept_this_process_compiles_them(tmp_path: Path) -> None:
    program = Program(tmp_path)
    for folder in (program.package, program.sources):
        (folder / "__pycache__").touch()
    program.cache.touch()
    assert program.run(AT_ONCE) == Done(1, "", 0)


def test_an_error_in_them_shows(tmp_path: Path) -> None:
    program = Program(tmp_path)
    program.count_by("1 / 0")
    with pytest.raises(AssertionError, match="ZeroDivisionError"):
        program.run(AT_ONCE)


def test_what_was_compiled_of_other_sources_is_removed(tmp_path: Path) -> None:
    program = Program(tmp_path)
    old = Path(program.run(AT_ONCE).folder)
    assert old.exists()
    program.count_by("2")
    assert program.run(AT_ONCE).counted == 2
    assert not old.exists()
