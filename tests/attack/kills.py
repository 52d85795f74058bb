"""Programs killed while they write: the old file is there, or the new one, whole."""

import random
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.attack.export_kills import all_exports
from tests.attack.outcome import Outcome
from tests.attack.project_kills import KINDS, projects
from tests.attack.victims import CHECKOUT, at_home
from tests.benchmarks.parcels import write_parcels

_PARCELS = 3000
"""More than a megabyte may hold."""
_LONGEST_S = 1.2
"""By then a program of this kind has ended by itself, now and then."""


def caches(times: int, seed: int, folder: Path) -> Outcome:
    """Kill a program at random moments while it makes and keeps the overview of a large file."""
    folder.mkdir(parents=True)
    parcels, kept = folder / "parcels.gpkg", folder / "home" / "gisapp" / "overviews"
    write_parcels(parcels, _PARCELS)
    command = ("info", "--memory", "1MB", str(parcels))
    chance, failures = random.Random(f"caches {seed}"), []
    for _ in range(times):
        shutil.rmtree(kept, ignore_errors=True)
        _run(command, folder, chance.uniform(0.1, _LONGEST_S))
    ending = _run(command, folder, None)
    if ending != 0:
        failures.append(f"afterwards the same command ended with {ending}")
    if not any(kept.iterdir()):
        failures.append("no overview was kept")
    left = [each for each in (folder / "home").rglob("*") if ".part" in each.name]
    failures += [f"{each.name} was left" for each in left]
    return Outcome("kills", "cache of overviews", times, failures)


def all_kinds(times: int, seed: int, folder: Path) -> Iterator[Outcome]:
    """Kill programs of each kind."""
    yield from all_exports(times, seed, folder)
    yield caches(times, seed, folder / "caches")
    for kind in KINDS:
        yield projects(kind, times, seed, folder / kind)


def _run(arguments: Sequence[str], folder: Path, longest_s: float | None) -> int | None:
    """Run a command; return its exit code, None where it was killed first."""
    program = subprocess.Popen(
        [sys.executable, "-m", "gisapp", *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=CHECKOUT,
        env=at_home(folder / "home"),
    )
    with program:
        try:
            return program.wait(longest_s)
        except subprocess.TimeoutExpired:
            program.kill()
            return None
