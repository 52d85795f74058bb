"""Random actions in windows, each in a process of its own."""

import json
import subprocess
import sys
from pathlib import Path

from tests.attack.outcome import Outcome
from tests.attack.victims import CHECKOUT, at_home

_A_WINDOW = 2000
"""Actions in one window."""
_ONE_TAKES_S = 0.5
"""At most, on average; beyond that a window hangs."""
_START_S = 30


def actions(count: int, seed: int, folder: Path, *, spoils_files: bool = False) -> Outcome:
    """Do random things in windows, one after the other.

    Parameters
    ----------
    count : int
        How many in all.
    seed : int
        Says which.
    folder : Path
        A new one, for the files that are opened.
    spoils_files : bool
        True to rewrite, cut off and delete files while they are open.
    """
    failures = []
    for first in range(0, count, _A_WINDOW):
        some = min(_A_WINDOW, count - first)
        failures += _in_a_window(some, seed + first, folder / str(first), spoils_files)
    what = "while files change" if spoils_files else "with whole and damaged files"
    return Outcome("random actions", what, count, failures)


def _in_a_window(count: int, seed: int, folder: Path, spoils_files: bool) -> list[str]:
    folder.mkdir(parents=True)
    command = [sys.executable, "-W", "ignore", "-m", "tests.attack.actions", str(count), str(seed)]
    try:
        done = subprocess.run(
            [*command, *["spoil"] * spoils_files],
            capture_output=True,
            text=True,
            cwd=folder,
            env={**at_home(folder), "HOME": str(folder), "PYTHONPATH": str(CHECKOUT)},
            timeout=_START_S + count * _ONE_TAKES_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return [f"seed {seed}: the window hangs"]
    faults = [json.loads(line) for line in done.stdout.splitlines()]
    if done.returncode:
        faults.append(f"ended with {done.returncode}: {done.stderr[-500:]}")
    return [f"seed {seed}: {each}" for each in faults]
