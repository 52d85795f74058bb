"""Damaged files of every format: each is read as far as it goes, or refused in one sentence."""

import random
import shutil
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle
from pathlib import Path

from tests.attack.damages import damaged
from tests.attack.inputs import FORMATS, make
from tests.attack.outcome import Outcome
from tests.attack.victims import BUDGET, Victim

Command = Callable[[Path], Sequence[str]]
_COMMANDS: tuple[Command, ...] = (
    lambda path: ("info", "--json", str(path)),
    lambda path: ("identify", "--at", "115.95,28.65", str(path)),
    lambda path: ("export", str(path), "-o", str(path.parent.parent / "out.geojson")),
    lambda path: (
        "render",
        str(path),
        "--size",
        "200x150",
        "-o",
        str(path.parent.parent / "o.png"),
    ),
)


def fuzz(name: str, times: int, seed: int, folder: Path) -> Outcome:
    """Attack one format.

    Parameters
    ----------
    name : str
        A key of `inputs.FORMATS`.
    times : int
        How many damaged files are tried.
    seed : int
        The same seed, the same damages.
    folder : Path
        A new one, where damaged files lie; those that something was wrong with stay.
    """
    path = make(folder / "whole", name)
    failures = []
    with Victim(folder / "home") as victim:
        tries = zip(range(times), cycle(_COMMANDS), strict=False)
        for number, command in tries:
            spoiled = _spoiled(
                path, folder / f"{number:04}", random.Random(f"{name} {seed} {number}")
            )
            fault = victim.run((*command(spoiled), "--memory", BUDGET))
            if fault:
                failures.append(f"{command(spoiled)[0]} {spoiled}: {fault}")
            else:
                shutil.rmtree(spoiled.parent)
    return Outcome("damaged files", name, times, failures)


def all_formats(times: int, seed: int, folder: Path) -> Iterator[Outcome]:
    """Attack every format."""
    for name in FORMATS:
        yield fuzz(name, times, seed, folder / name.replace(" ", "-"))


def _spoiled(path: Path, folder: Path, chance: random.Random) -> Path:
    """Copy a file with all its parts, and damage one of them."""
    shutil.copytree(path.parent, folder)
    part = chance.choice(sorted(folder.iterdir()))
    part.write_bytes(damaged(part.read_bytes(), chance))
    return folder / path.name
