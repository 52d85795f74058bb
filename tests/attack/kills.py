"""Programs killed while they write: the old file is there, or the new one, whole."""

import json
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from tests.attack.inputs import make
from tests.attack.outcome import Outcome
from tests.attack.project_kills import KINDS, projects
from tests.attack.victims import CHECKOUT, at_home
from tests.benchmarks.parcels import write_parcels

OLD = b"what was there before"
_PARCELS = 3000
"""More than a megabyte may hold."""
_LONGEST_S = 1.2
"""By then a program of this kind has ended by itself, now and then."""


def _is_whole_page(stored: bytes) -> bool:
    return stored.rstrip().endswith(b"</html>")


def _is_whole_json(stored: bytes) -> bool:
    return bool(json.loads(stored)["type"] == "FeatureCollection")


def _is_whole_png(stored: bytes) -> bool:
    return stored.startswith(b"\x89PNG") and stored.endswith(b"IEND\xaeB`\x82")


EXPORTS: Mapping[str, tuple[str, Callable[[bytes], bool]]] = {
    "snapshot": ("page.html", _is_whole_page),
    "features": ("plots.geojson", _is_whole_json),
    "image": ("map.png", _is_whole_png),
}
"""The name of what is written, and what tells that it is whole."""


def exports(name: str, times: int, seed: int, folder: Path) -> Outcome:
    """Kill a program at random moments of an export over an older file.

    Parameters
    ----------
    name : str
        A key of `EXPORTS`.
    times : int
        How often.
    seed : int
        Says when.
    folder : Path
        A new one, to write into.
    """
    file_name, is_whole = EXPORTS[name]
    plots = make(folder / "in", "GeoPackage")
    target = folder / "out" / file_name
    target.parent.mkdir(parents=True)
    command = ("export", str(plots), "-o", str(target))
    chance, failures = random.Random(f"{name} {seed}"), []
    for number in range(times):
        target.write_bytes(OLD)
        _run(command, folder, chance.uniform(0.1, _LONGEST_S))
        stored = target.read_bytes()
        if stored != OLD and not is_whole(stored):
            failures.append(f"kill {number} left half of {file_name}")
    _run(command, folder, None)
    failures += [f"{each.name} was left" for each in target.parent.iterdir() if each != target]
    return Outcome("kills", name, times, failures)


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
    for name in EXPORTS:
        yield exports(name, times, seed, folder / name)
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
