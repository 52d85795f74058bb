"""Damaged files of every format: each is read as far as it goes, or refused in one sentence.

`make fuzz` tries a thousand of each format, `make fuzz ARGS="DXF Excel"` of those that are named.
"""

import argparse
import random
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from tests.attack.damages import damaged
from tests.attack.inputs import FORMATS, make
from tests.attack.outcome import Outcome
from tests.attack.victims import BUDGET, Victim

Command = Callable[[Path], Sequence[str]]


def _open(path: Path) -> Sequence[str]:
    return "info", "--json", str(path)


_EVERY = 10
_OTHERS: tuple[Command, ...] = (
    lambda path: ("map", "--json", str(path)),
    lambda path: ("check", "--json", str(path)),
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


_CUTS = 20
"""The places at which each file is cut off, evenly spread over it."""
_Damage = Callable[[bytes, random.Random], bytes]


def fuzz(name: str, times: int, seed: int, folder: Path, victim: Victim) -> Outcome:
    """Attack one format: cut a file off at 20 places, and damage it in other ways.

    Most damaged files are opened alone, every tenth is drawn, asked or written instead.

    Parameters
    ----------
    name : str
        A key of `inputs.FORMATS`.
    times : int
        How many damaged files are tried, beside those that are cut off.
    seed : int
        The same seed, the same damages.
    folder : Path
        A new one, where damaged files lie; those that something was wrong with stay.
    victim : Victim
        Runs the commands.
    """
    path = make(folder / "whole", name)
    failures = []
    damages: list[_Damage] = [partial(_cut_off, at=step / _CUTS) for step in range(_CUTS)]
    damages += [damaged] * times
    for number, damage in enumerate(damages):
        chance = random.Random(f"{name} {seed} {number}")
        spoiled = _spoiled(path, folder / f"{number:04}", damage, chance)
        others = _OTHERS[number // _EVERY % len(_OTHERS)]
        command = others if number % _EVERY == 0 else _open
        fault = victim.run((*command(spoiled), "--memory", BUDGET))
        if fault:
            failures.append(f"{command(spoiled)[0]} {spoiled}: {fault}")
        else:
            shutil.rmtree(spoiled.parent)
    return Outcome("damaged files", name, len(damages), failures)


def all_formats(times: int, seed: int, folder: Path) -> Iterator[Outcome]:
    """Attack every format."""
    with Victim(folder / "home") as victim:
        for name in FORMATS:
            yield fuzz(name, times, seed, folder / name.replace(" ", "-"), victim)


def main() -> int:
    """Attack the formats that are named, or all, 1,000 times each; return 1 if one did not hold."""
    parser = argparse.ArgumentParser(prog="python -m tests.attack.fuzz")
    parser.add_argument("formats", nargs="*", default=list(FORMATS))
    parser.add_argument("--times", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="gisapp-fuzz-"))
    has_failed = False
    with Victim(folder / "home") as victim:
        for name in arguments.formats:
            place = folder / name.replace(" ", "-")
            found = fuzz(name, arguments.times, arguments.seed, place, victim)
            print(f"{name}: {found.held} of {found.tried} held", flush=True)
            print(*found.failures, sep="\n", end="\n" * bool(found.failures), flush=True)
            has_failed = has_failed or bool(found.failures)
    return int(has_failed)


def _spoiled(path: Path, folder: Path, damage: _Damage, chance: random.Random) -> Path:
    """Copy a file with all its parts, and damage one of them."""
    shutil.copytree(path.parent, folder)
    part = chance.choice(sorted(folder.iterdir()))
    part.write_bytes(damage(part.read_bytes(), chance))
    return folder / path.name


def _cut_off(stored: bytes, _: random.Random, *, at: float) -> bytes:
    return stored[: int(len(stored) * at)]


if __name__ == "__main__":
    sys.exit(main())
