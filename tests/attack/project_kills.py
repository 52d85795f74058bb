"""Programs killed while they save, keep safe or pack a project: the old or the new is there."""

import random
from collections.abc import Callable, Mapping
from pathlib import Path

from gisapp.core.project.project import Project, ProjectSource
from gisapp.errors import GisAppError
from gisapp.export.project.project_file import write_project
from gisapp.session.project.safe_copies import SafeCopies
from gisapp.sources.project.package import unpack_package
from gisapp.sources.project.project_file import read_project
from tests.attack.outcome import Outcome
from tests.killing import kill_while_it_writes

_PREPARED = """
import sys
from itertools import count
from pathlib import Path
from gisapp.core.project.project import Project, ProjectSource
from gisapp.export.project.package import write_package
from gisapp.export.project.project_file import write_project
from gisapp.session.project.safe_copies import SafeCopies, SafeCopy
folder = Path(sys.argv[1])
data = ProjectSource("data", str(folder / "data.csv"))
copies = SafeCopies(folder / "autosave")
def project(number):
    return Project(title=f"{number}", notes="x" * 300_000, sources=(data,))
"""
_LOOP = """
for number in count():
    {write}
    if not number:
        print("writing", flush=True)
"""
_WRITES: Mapping[str, str] = {
    "save": 'write_project(project(number), folder / "a.gisapp", {})',
    "autosave": 'copies.write(SafeCopy(project(number), {}, None, ""))',
    "package": 'write_package(project(number), folder / "a.zip", {})',
}


def _saved(folder: Path) -> None:
    _check(folder / "a.gisapp")


def _kept_safe(folder: Path) -> None:
    copies = SafeCopies(folder / "autosave")
    (left,) = copies.left_behind()
    _check(left.read.path)
    copies.discard(left)


def _packed(folder: Path) -> None:
    unpacked = unpack_package(folder / "a.zip", folder / "unpacked")
    _check(unpacked)
    if (unpacked.parent / "data" / "data.csv").read_bytes() != (folder / "data.csv").read_bytes():
        raise ValueError("the data are others")


def _check(path: Path) -> None:
    read = read_project(path)
    if not read.project.title.isdecimal() or len(read.project.notes) != 300_000 or read.problems:
        raise ValueError("the project is another one")


_CHECKS: Mapping[str, Callable[[Path], None]] = {
    "save": _saved,
    "autosave": _kept_safe,
    "package": _packed,
}
KINDS = tuple(_CHECKS)


def projects(name: str, times: int, seed: int, folder: Path) -> Outcome:
    """Kill a program at random moments of writing a project over an older one.

    Parameters
    ----------
    name : str
        One of `KINDS`.
    times : int
        How often.
    seed : int
        Says when.
    folder : Path
        A new one, to write into.
    """
    (folder / "unpacked").mkdir(parents=True)
    (folder / "data.csv").write_bytes(random.Random(seed).randbytes(400_000))
    source = ProjectSource("data", str(folder / "data.csv"))
    write_project(
        Project(title="0", notes="x" * 300_000, sources=(source,)), folder / "a.gisapp", {}
    )
    script = _PREPARED + _LOOP.format(write=_WRITES[name])
    chance, failures = random.Random(f"{name} {seed}"), []
    for number in range(times):
        kill_while_it_writes(script, folder, chance=chance)
        try:
            _CHECKS[name](folder)
        except (GisAppError, OSError, ValueError) as error:
            failures.append(f"kill {number}: {error}")
    return Outcome("kills", f"project: {name}", times, failures)
