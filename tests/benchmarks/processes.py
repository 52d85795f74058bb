"""Runs what is measured, each in a process of its own, and says why where nothing was measured."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from textwrap import shorten
from time import perf_counter

from tests.benchmarks.job import LONGEST_MS, REPEATS, Job

CHECKOUT = Path(__file__).resolve().parents[2]
LONGEST_S = 1200.0
_LONGEST_WHY = 100
# Installed programs are compiled: where Python may not write what it compiled, ours would not be.
_ENVIRONMENT = {"QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": ""}


@dataclass(frozen=True)
class Measured:
    """What a process found out, and how long it took from start to end, in milliseconds."""

    values: Mapping[str, float]
    wall_ms: float


@dataclass(frozen=True)
class NotMeasured:
    """Why there is no figure."""

    why: str


Outcome = Measured | NotMeasured


@dataclass(frozen=True)
class Engine:
    """Something that draws maps: its name, and the module that measures it in which Python."""

    name: str
    module: str
    python: str = sys.executable


def ask(engine: Engine, figure: str, job: Job) -> Outcome:
    """Let an engine work out one figure, and report on stderr how it went."""
    what = f"{engine.name}, {figure} of {Path(job.path).name}"
    print(what, end=": ", file=sys.stderr, flush=True)
    outcome = run((engine.python, "-m", engine.module, figure), job.to_json())
    line = outcome.why if isinstance(outcome, NotMeasured) else f"{outcome.wall_ms / 1000:.1f} s"
    print(line, file=sys.stderr)
    return outcome


def run(
    command: Sequence[str], stdin: str = "", environment: Mapping[str, str] | None = None
) -> Outcome:
    """Run a command; the last line that it prints are its values, as JSON, if it prints any."""
    started = perf_counter()
    try:
        done = subprocess.run(
            command,
            input=stdin,
            capture_output=True,
            text=True,
            check=False,
            cwd=CHECKOUT,
            env={**os.environ, **_ENVIRONMENT, **(environment or {})},
            timeout=LONGEST_S,
        )
    except FileNotFoundError:
        return NotMeasured(f"there is no {command[0]}")
    except subprocess.TimeoutExpired:
        return NotMeasured(f"not done within {LONGEST_S:.0f} s")
    wall_ms = (perf_counter() - started) * 1000
    if done.returncode:
        last = shorten(_last_line(done.stderr), _LONGEST_WHY)
        return NotMeasured(last or f"exit code {done.returncode}")
    return Measured(_values(_last_line(done.stdout)), wall_ms)


def wall_ms(
    command: Sequence[str], stdin: str = "", environment: Mapping[str, str] | None = None
) -> float | NotMeasured:
    """Return the median time of some runs of a command, in milliseconds, from start to end."""
    times: list[float] = []
    while len(times) < REPEATS and sum(times) < LONGEST_MS:
        outcome = run(command, stdin, environment)
        if isinstance(outcome, NotMeasured):
            return outcome
        times.append(outcome.wall_ms)
    return median(times)


@contextmanager
def virtual_display() -> Iterator[str]:
    """Start an X server without a screen and yield the name of its display.

    FileNotFoundError where Xvfb is not installed.
    """
    read_end, write_end = os.pipe()
    server = subprocess.Popen(
        ("Xvfb", "-displayfd", str(write_end), "-screen", "0", "1600x1000x24"),
        pass_fds=(write_end,),
        stderr=subprocess.DEVNULL,
    )
    os.close(write_end)
    try:
        with os.fdopen(read_end) as pipe:
            yield f":{pipe.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


def _last_line(text: str) -> str:
    lines = text.strip().splitlines()
    return lines[-1] if lines else ""


def _values(line: str) -> Mapping[str, float]:
    return {name: float(value) for name, value in json.loads(line).items()} if line else {}
