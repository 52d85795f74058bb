"""Exports killed while they write: the old one is there, or the new one, whole."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, suppress
from pathlib import Path
from xml.etree import ElementTree

import pyarrow.parquet as pq
import pyogrio
from python_calamine import CalamineWorkbook

from tests.attack.export_victim import SHEETS
from tests.attack.outcome import Outcome
from tests.attack.victims import CHECKOUT, at_home
from tests.benchmarks.parcels import write_parcels

ROWS = 600
_PART = ".gisapp-"
_POLL_S = 0.0005
_MEASURED = 2
_TELLING = 15
"""With fewer kills, chance may have all of them miss the writing."""
_PLACEMARK = "{http://www.opengis.net/kml/2.2}Placemark"


def _has_end(end: bytes) -> Callable[[Path], bool]:
    return lambda path: path.read_bytes().rstrip().endswith(end)


def _is_geopackage(path: Path) -> bool:
    with closing(sqlite3.connect(path)) as opened:
        (state,) = opened.execute("PRAGMA integrity_check").fetchone()
    return state == "ok" and _has_rows(path)


def _has_rows(path: Path) -> bool:
    return len(pyogrio.read_dataframe(path, layer=0)) == ROWS


def _is_workbook(path: Path) -> bool:
    with CalamineWorkbook.from_path(path) as book:
        return len(book.get_sheet_by_index(0).to_python()) == ROWS + 1


def _is_kmz(path: Path) -> bool:
    with zipfile.ZipFile(path) as archive:
        whole = archive.testzip() is None
        (inside,) = [each for each in archive.namelist() if each.endswith(".kml")]
        root = ElementTree.fromstring(archive.read(inside))
    return whole and sum(1 for _ in root.iter(_PLACEMARK)) == ROWS


def _is_site(path: Path) -> bool:
    return _has_end(b"</html>")(path / "index.html")


def _are_sheets(path: Path) -> bool:
    sheets = [each for each in path.iterdir() if not each.name.startswith(_PART)]
    return len(sheets) == SHEETS and all(map(_has_end(b"%%EOF"), sheets))


EXPORTS: Mapping[str, Callable[[Path], bool]] = {
    "page.html": _has_end(b"</html>"),
    "web": _is_site,
    "plots.gpkg": _is_geopackage,
    "plots.shp": _has_rows,
    "plots.xlsx": _is_workbook,
    "plots.parquet": lambda path: pq.ParquetFile(path).metadata.num_rows == ROWS,
    "plots.fgb": _has_rows,
    "plots.kmz": _is_kmz,
    "layout.pdf": _has_end(b"%%EOF"),
    "sheets": _are_sheets,
    "map.png": _has_end(b"IEND\xaeB`\x82"),
}
"""What is written, and what tells that it is whole."""


def exports(name: str, times: int, seed: int, folder: Path) -> Outcome:
    """Kill a process at random moments while it writes over a whole export.

    The clock starts once there is a part; the moments are spread over what a writing takes.

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
    place = folder / "out" / name
    place.parent.mkdir(parents=True)
    write_parcels(folder / "parcels.gpkg", ROWS)
    chance, failures, hits = random.Random(f"{name} {seed}"), [], 0
    with _Writer(folder / "parcels.gpkg", place, folder / "home") as writer:
        longest_s = min(writer.write(None) for _ in range(_MEASURED))
        known = {each.name for each in place.parent.iterdir()}
        for number in range(times):
            if place.is_dir() and number % 2:
                shutil.rmtree(place)
            is_new = not place.exists()
            writer.write(chance.uniform(0.0, longest_s))
            hits += bool(_parts(place))
            failures += [f"kill {number}: {each}" for each in _faults(place, known, is_new=is_new)]
        writer.write(None)
    failures += [f"{each.name} was left" for each in _parts(place)]
    if times >= _TELLING and hits < times // 3:
        failures.append(f"only {hits} of {times} kills hit the writing")
    return Outcome("kills while writing", name, times, failures)


def all_exports(times: int, seed: int, folder: Path) -> Iterator[Outcome]:
    """Kill exports of each kind."""
    for name in EXPORTS:
        yield exports(name, times, seed, folder / name)


def _faults(place: Path, known: set[str], *, is_new: bool) -> Iterator[str]:
    names = {each.name for each in place.parent.iterdir() if not each.name.startswith(_PART)}
    if names - known:
        yield f"left {names - known}"
    if is_new and place.name not in names:
        return
    try:
        if not EXPORTS[place.name](place):
            yield "what is there is not whole"
    except Exception as error:  # noqa: BLE001 - whatever a reader says of it, it is not whole
        yield f"what is there cannot be read: {error}"


def _parts(place: Path) -> list[Path]:
    inside = place.glob(f"{_PART}*") if place.is_dir() else ()
    return [*place.parent.glob(f"{_PART}*"), *inside]


class _Writer:
    """A process whose forks write; a context that ends it."""

    def __init__(self, source: Path, place: Path, home: Path) -> None:
        self._place = place
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.attack.export_victim", str(source), str(place)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=CHECKOUT,
            env=at_home(home),
        )

    def __enter__(self) -> "_Writer":
        assert self._said() == "ready"
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()

    def write(self, killed_after_s: float | None) -> float:
        """Write, and return how long it took from the first part on; kill it after a while."""
        before = set(_parts(self._place))
        assert self._process.stdin is not None
        print(file=self._process.stdin, flush=True)
        child = int(self._said())
        while _is_alive(child) and not set(_parts(self._place)) - before:
            time.sleep(_POLL_S)
        started = time.perf_counter()
        if killed_after_s is None:
            while _is_alive(child) and set(_parts(self._place)) - before:
                time.sleep(_POLL_S)
        else:
            time.sleep(killed_after_s)
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
        taken_s = time.perf_counter() - started
        code = self._said()
        assert code == "0" or killed_after_s is not None, f"the writing ended with {code}"
        return taken_s

    def _said(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True
