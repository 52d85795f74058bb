"""Compiled code is kept where it may be, is never stale, and works even if it cannot be kept."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

import gisapp

KERNEL = """
import numpy as np
from numba import types
from gisapp.compiling import compiled, inlined
from gisapp.render.raster.step import STEP

@inlined
def added(value):
    return value + STEP

@compiled(types.Array(types.int64, 1, "C"))
def count(values):
    values[0] = added(values[0])
"""
SCRIPT = """
import json, numpy as np
{before}
from gisapp import compiling
from gisapp.render.raster.kernel import count
values = np.zeros(1, np.int64)
count(values)
print(json.dumps([int(values[0]), compiling.numba.config.CACHE_DIR, sum(count.stats[1].values())]))
"""
FULL_DISK = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (512, 512))"


class Done(NamedTuple):
    """What a kernel counted, the folder for its code, and whether it was found there."""

    counted: int
    folder: str
    was_kept: int


class Program:
    """A package with one kernel, run anew each time."""

    def __init__(self, folder: Path) -> None:
        self.cache = folder / "cache"
        self.package = folder / "gisapp"
        self.sources = self.package / "render" / "raster"
        self.sources.mkdir(parents=True)
        (self.package / "__init__.py").touch()
        for name in ("compiled_code.py", "compiling.py", "paths.py"):
            shutil.copy(Path(gisapp.__file__).with_name(name), self.package)
        (self.sources / "kernel.py").write_text(KERNEL, encoding="utf-8")
        self.count_by(1)

    def count_by(self, step: int) -> None:
        (self.sources / "step.py").write_text(f"STEP = {step}", encoding="utf-8")

    def run(self, before: str = "") -> Done:
        places = {"PYTHONPATH": "", "XDG_CACHE_HOME": str(self.cache)}
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT.format(before=before)],
            cwd=self.package.parent,
            env=os.environ | places | {"PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return Done(*json.loads(done.stdout))

    def kept_below(self, folder: Path) -> list[Path]:
        return [path for path in folder.rglob("*.nbc") if path.stat().st_size]


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path)


def test_code_is_kept_beside_the_package_until_any_source_changes(program: Program) -> None:
    first = program.run()
    assert first.counted == 1
    assert program.kept_below(program.package / "__pycache__")
    assert not program.cache.exists()
    again = program.run()
    assert (first.was_kept, again) == (0, first._replace(was_kept=1))
    program.count_by(2)
    changed = program.run()
    assert (changed.counted, changed.was_kept) == (2, 0)
    assert changed.folder != first.folder


def test_where_the_package_may_not_be_written_code_is_kept_in_the_users_cache(
    program: Program,
) -> None:
    (program.package / "__pycache__").touch()
    assert program.run().counted == 1
    assert program.kept_below(program.cache / "gisapp")
    assert program.run().was_kept


def test_where_nothing_may_be_written_code_is_compiled_all_the_same(program: Program) -> None:
    for folder in (program.package, program.sources):
        (folder / "__pycache__").touch()
    program.cache.touch()
    assert program.run() == Done(1, "", 0)


def test_on_a_full_disk_code_is_compiled_all_the_same(program: Program) -> None:
    assert program.run(FULL_DISK).counted == 1
    assert not program.kept_below(program.package)
    assert program.run()[::2] == (1, 0), "nothing broken was left behind"
