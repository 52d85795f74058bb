"""Runs commands of gisapp one after the other in one process, as a shell would in many.

Each line of standard input is a JSON list of arguments; the answer is a line of JSON: the exit
code, what was printed on stderr, and the peak of memory. The first line says that it has begun.
For Linux.
"""

import contextlib
import json
import os
import sys
import tempfile
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from gisapp.cli import main
from gisapp.sources.preload import load_gdal_and_arrow

READY = "ready"
"""What it answers before it was asked anything."""
_MOST_PRINTED = 4000
_PEAK = Path("/proc/self/clear_refs")
_STATUS = Path("/proc/self/status")


def serve() -> None:
    """Answer until standard input ends."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    load_gdal_and_arrow()
    print(READY, file=answers, flush=True)
    for line in sys.stdin:
        print(json.dumps(_answer(json.loads(line))), file=answers, flush=True)


def _answer(arguments: list[str]) -> dict[str, object]:
    # Makes the peak that Linux remembers the memory of now.
    _PEAK.write_text("5")
    with _printed_to(1), _printed_to(2) as err:
        code = _run(arguments)
        sys.stdout.flush()
        sys.stderr.flush()
        return {"code": code, "err": _read(err), "peak_mb": _peak_mb()}


def _run(arguments: list[str]) -> int | str | None:
    try:
        return main(arguments)
    except SystemExit as ended:
        return ended.code
    except Exception:  # noqa: BLE001 - whatever it is, it is what we are after
        traceback.print_exc()
        return "traceback"


@contextlib.contextmanager
def _printed_to(descriptor: int) -> Iterator[IO[bytes]]:
    """Keep what is printed by anybody in this process, C libraries included."""
    with tempfile.TemporaryFile() as file:
        before = os.dup(descriptor)
        os.dup2(file.fileno(), descriptor)
        try:
            yield file
        finally:
            os.dup2(before, descriptor)
            os.close(before)


def _read(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read(_MOST_PRINTED).decode("utf-8", "backslashreplace")


def _peak_mb() -> int:
    (line,) = (each for each in _STATUS.read_text().splitlines() if each.startswith("VmHWM"))
    return int(line.split()[1]) // 1024


if __name__ == "__main__":
    serve()
