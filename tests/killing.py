"""Kills programs of the tests at moments of chance, as a power cut or an impatient user would."""

import os
import random
import subprocess
import sys
from pathlib import Path

KILLS = 12
_LONGEST_S = 0.25


def kill_while_it_writes(script: str, *arguments: Path | str, chance: random.Random) -> None:
    """Run a script that prints a line once it writes and never ends, and kill it after a while.

    Parameters
    ----------
    script : str
        Python; finds `arguments` in `sys.argv[1:]`.
    chance : random.Random
        Says after which while.
    """
    running = subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    assert running.stdout is not None
    with running:
        assert running.stdout.readline(), "the script ended by itself"
        try:
            running.wait(chance.uniform(0.0, _LONGEST_S))
        except subprocess.TimeoutExpired:
            running.kill()
