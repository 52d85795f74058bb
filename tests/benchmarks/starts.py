"""Programs from their start to a complete picture of a file; medians in milliseconds."""

import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from tests.benchmarks.bench import PYOGRIO
from tests.benchmarks.job import HEIGHT, WIDTH, Job
from tests.benchmarks.processes import Engine, NotMeasured, run, virtual_display, wall_ms
from tests.benchmarks.report import Value

_WINDOW_SIZE = "1280x800"
"""That of QGIS's window when it opens for the first time."""
_QGIS_PICTURE = "GISAPP_BENCHMARK_PICTURE"


def gisapp_picture(job: Job) -> Value:
    """Time `gisapp render`."""
    with tempfile.TemporaryDirectory() as workshop:
        picture = Path(workshop) / "gisapp.png"
        command = ("render", job.path, "-o", str(picture), "--by", job.field)
        return _timed(_gisapp(*command, "--size", f"{WIDTH}x{HEIGHT}"), picture)


def qgis_picture(job: Job, qgis: Engine) -> Value:
    """Time a program that draws a file with QGIS, without a window."""
    with tempfile.TemporaryDirectory() as workshop:
        picture = Path(workshop) / "qgis.png"
        command = (qgis.python, "-m", qgis.module, "picture")
        return _timed(command, picture, stdin=replace(job, output=str(picture)).to_json())


def bare_reading(job: Job) -> Value:
    """Time a process that reads a file's geometry and nothing else."""
    return wall_ms((sys.executable, "-m", PYOGRIO.module, "read"), job.to_json())


def gisapp_window(job: Job) -> Value:
    """Time `gisapp view` on a virtual display until it has saved its picture."""
    with tempfile.TemporaryDirectory() as workshop:
        picture = Path(workshop) / "gisapp.png"
        command = ("view", job.path, "--screenshot", str(picture), "--size", _WINDOW_SIZE)
        return _timed_on_display(_gisapp(*command), picture, {})


def qgis_window(job: Job) -> Value:
    """Time QGIS's window on a virtual display until its map is complete."""
    if shutil.which("qgis") is None:
        return NotMeasured("qgis is not installed")
    with tempfile.TemporaryDirectory() as workshop:
        picture = Path(workshop) / "qgis.png"
        command = (
            "qgis",
            "--nologo",
            "--noplugins",
            "--noversioncheck",
            "--profiles-path",
            workshop,
            "--code",
            str(Path(__file__).with_name("qgis_window.py")),
            job.path,
        )
        return _timed_on_display(command, picture, {_QGIS_PICTURE: str(picture)})


def _gisapp(*arguments: str) -> tuple[str, ...]:
    return (sys.executable, "-m", "gisapp", *arguments)


def _timed_on_display(
    command: Sequence[str], picture: Path, environment: Mapping[str, str]
) -> Value:
    if shutil.which("Xvfb") is None:
        return NotMeasured("Xvfb is not installed")
    with virtual_display() as display:
        shown = {**environment, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        # The first start writes a profile and fills caches; it doesn't count.
        run(command, environment=shown)
        return _timed(command, picture, environment=shown)


def _timed(
    command: Sequence[str],
    picture: Path,
    *,
    stdin: str = "",
    environment: Mapping[str, str] | None = None,
) -> Value:
    elapsed = wall_ms(command, stdin, environment)
    if not isinstance(elapsed, NotMeasured) and not picture.exists():
        return NotMeasured(f"no picture came of {command[0]}")
    return elapsed
