"""A process that runs commands of gisapp, started again where it dies or hangs."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from select import select
from types import MappingProxyType

CHECKOUT = Path(__file__).resolve().parents[2]
LONGEST_S = 10.0
MOST_MB = 900
"""The budget that commands are given, and 300 MB for the program itself and its libraries."""
BUDGET = "600MB"
_RENEWED_AFTER = 400
"""Commands; what a process leaks would be taken for the next command's."""


class Victim:
    """Runs one command at a time; a context that ends its process.

    Parameters
    ----------
    home : Path
        The folder for its settings and caches.
    environment : mapping
        More that it finds in its environment.
    """

    def __init__(self, home: Path, environment: Mapping[str, str] = MappingProxyType({})) -> None:
        self._home = home
        self._environment = environment
        self._process: subprocess.Popen[str] | None = None
        self._commands = 0

    def __enter__(self) -> "Victim":
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def run(self, arguments: Sequence[str], longest_s: float = LONGEST_S) -> str:
        """Run a command; return what is wrong with how it ended, empty where all is well."""
        if self._commands >= _RENEWED_AFTER:
            self._end()
        process = self._running()
        self._commands += 1
        assert process.stdin is not None
        assert process.stdout is not None
        print(json.dumps(list(arguments)), file=process.stdin, flush=True)
        ready, _, _ = select([process.stdout], [], [], longest_s)
        if not ready:
            self._end()
            return f"not done within {longest_s:.0f} s"
        line = process.stdout.readline()
        if not line:
            self._process = None
            return f"died of {_name_of(process.wait())}"
        answer = json.loads(line)
        return _fault(answer["code"], answer["err"], answer["peak_mb"])

    def _running(self) -> "subprocess.Popen[str]":
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.attack.victim"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                cwd=CHECKOUT,
                env={**at_home(self._home), **self._environment},
            )
            self._commands = 0
            assert self._process.stdout is not None
            # What it takes to begin on a busy machine is not the time of a command.
            self._process.stdout.readline()
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()


def at_home(folder: Path) -> dict[str, str]:
    """Return the environment of a program without a display that keeps its files in a folder."""
    places = {f"XDG_{name}_HOME": str(folder) for name in ("CONFIG", "CACHE", "STATE")}
    return {**os.environ, **places, "QT_QPA_PLATFORM": "offscreen"}


def _fault(code: object, printed: str, peak_mb: int) -> str:
    lines = printed.splitlines()
    if code == "traceback":
        return f"traceback: {lines[-1] if lines else ''}"
    # What is left out of a source is told, too, one line each.
    foreign = [line for line in lines if not line.startswith("gisapp: ")]
    if foreign:
        return f"printed on stderr: {foreign[0]}"
    if code not in (0, 1) or (code == 1 and not lines):
        return f"exit code {code}: {printed[:300]!r}"
    return f"took {peak_mb} MB" if peak_mb > MOST_MB else ""


def _name_of(code: int) -> str:
    return signal.Signals(-code).name if code < 0 else f"exit code {code}"
