"""A program like this one, with a single kernel, which counts: it is compiled within a second."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import gisapp

KERNEL = """
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
from gisapp.render.raster.rasterizer import count
values = np.zeros(1, np.int64)
count(values)
print(json.dumps([int(values[0]), compiling.numba.config.CACHE_DIR, sum(count.stats[1].values())]))
"""
COPIED = (
    "__init__.py",
    "compiled_code.py",
    "compiling.py",
    "errors.py",
    "paths.py",
    "words.py",
    "render/kernels.py",
)


class Done(NamedTuple):
    """What the kernel counted, the folder for its code, and whether it was found there."""

    counted: int
    folder: str
    was_kept: int


class Program:
    """The program in a folder; each run is a process of its own."""

    def __init__(self, folder: Path) -> None:
        self.cache = folder / "cache"
        self.package = folder / "gisapp"
        self.sources = self.package / "render" / "raster"
        self.sources.mkdir(parents=True)
        for name in COPIED:
            shutil.copy(Path(gisapp.__file__).parent / name, self.package / name)
        (self.sources / "rasterizer.py").write_text(KERNEL, encoding="utf-8")
        self.count_by("1")

    def count_by(self, step: str) -> None:
        """Change a source of which the kernel has a constant."""
        (self.sources / "step.py").write_text(f"STEP = {step}", encoding="utf-8")

    def run(self, before: str = "") -> Done:
        """Run it, some statements first, and raise `AssertionError` with what it complained of."""
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
        """Return the files of compiled code."""
        return [path for path in folder.rglob("*.nbc") if path.stat().st_size]
