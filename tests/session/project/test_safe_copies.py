"""Safe copies are written whole, and those of crashed programs are found."""

import json
import random
from pathlib import Path

from gisapp.core.project.project import Project
from gisapp.session.project.safe_copies import SafeCopies, SafeCopy
from tests.killing import KILLS, kill_while_it_writes
from tests.projects import whole_project

CRASHING = """
import sys
from pathlib import Path
from gisapp.session.project.safe_copies import SafeCopies, SafeCopy
from tests.projects import whole_project
copies = SafeCopies(Path(sys.argv[1]))
copy = SafeCopy(whole_project(), {"padding": "x" * 200_000}, Path("/p/a.gisapp"), "digest")
copies.write(copy)
print("writing", flush=True)
while True:
    copies.write(copy)
"""


def copy_of(title: str, path: Path | None = None) -> SafeCopy:
    return SafeCopy(Project(title=title), {"mood": "calm"}, path, "digest")


def test_what_runs_is_no_crash(tmp_path: Path) -> None:
    copies = SafeCopies(tmp_path / "autosave")
    found = [copies.has_any]
    assert copies.left_behind() == ()
    copies.write(copy_of("a"))
    copies.write(copy_of("b"))
    found.append(copies.has_any)
    assert SafeCopies(tmp_path / "autosave").left_behind() == ()
    copies.delete()
    found.append(copies.has_any)
    assert found == [False, True, False]


def test_killed_at_any_moment_a_program_leaves_a_whole_copy(tmp_path: Path) -> None:
    folder, chance = tmp_path / "autosave", random.Random(3)
    for _ in range(KILLS // 3):
        kill_while_it_writes(CRASHING, folder, chance=chance)
    copies = SafeCopies(folder)
    found = copies.left_behind()
    assert len(found) == KILLS // 3
    for each in found:
        assert each.read.project.title == whole_project().title
        assert not each.read.problems
        assert (each.path, each.digest) == (Path("/p/a.gisapp"), "digest")
        assert "autosave" not in each.read.document
        assert each.saved_at
        copies.discard(each)
    assert copies.left_behind() == ()


def test_what_is_no_copy_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.gisapp").write_bytes(b"{")
    (tmp_path / "b.gisapp").write_text(json.dumps({"format": "gisapp-project", "autosave": [1]}))
    (found,) = SafeCopies(tmp_path).left_behind()
    assert (found.path, found.digest, found.saved_at) == (None, "", "")
    assert (tmp_path / "a.gisapp").is_file()


def test_they_lie_in_the_users_own_folder() -> None:
    copies = SafeCopies.of_user()
    copies.write(copy_of("a"))
    assert copies.has_any
    copies.delete()
