"""Projects are written whole, with what nobody knows, and over nobody else's work."""

import json
import random
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from gisapp.core.project.project import Project
from gisapp.errors import ExportError
from gisapp.export.project.project_file import write_project
from gisapp.sources.project.project_file import digest_on_disk, read_project
from tests.killing import KILLS, kill_while_it_writes
from tests.projects import whole_project

WRITING = """
import sys
from pathlib import Path
from gisapp.export.project.project_file import write_project
from tests.projects import whole_project
path = Path(sys.argv[1])
print("writing", flush=True)
while True:
    write_project(whole_project(), path, {"padding": "x" * 200_000})
"""


def test_a_project_is_written_and_read_again(tmp_path: Path) -> None:
    project = whole_project(str(tmp_path))
    document, digest = write_project(project, tmp_path / "a.gisapp", {"mood": "calm"})
    read = read_project(tmp_path / "a.gisapp")
    assert read.project == project
    assert read.document == json.loads(json.dumps(document))
    assert read.document["mood"] == "calm"
    assert read.digest == digest == digest_on_disk(tmp_path / "a.gisapp")


def test_what_another_window_saved_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.gisapp"
    _, first = write_project(Project(), path, {})
    _, second = write_project(Project(title="other"), path, {}, first)
    with pytest.raises(ExportError) as raised:
        write_project(Project(title="mine"), path, {}, first)
    assert raised.value.code == "project_changed_elsewhere"
    assert digest_on_disk(path) == second
    write_project(Project(title="mine"), path, {})
    assert read_project(path).project.title == "mine"


def test_one_that_is_gone_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "a.gisapp"
    _, digest = write_project(Project(), path, {})
    path.unlink()
    write_project(Project(), path, {}, digest)
    assert path.is_file()


def test_of_many_who_save_at_once_one_wins_and_the_others_know(tmp_path: Path) -> None:
    path = tmp_path / "a.gisapp"
    _, digest = write_project(Project(), path, {})
    outcomes: list[str] = []

    def save(number: int) -> None:
        try:
            write_project(Project(title=f"{number}"), path, {}, digest)
            outcomes.append(f"{number}")
        except ExportError as error:
            outcomes.append(error.code)

    threads = [threading.Thread(target=save, args=(number,)) for number in range(8)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    (winner,) = [each for each in outcomes if each != "project_changed_elsewhere"]
    assert read_project(path).project.title == winner


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(ExportError) as raised:
        write_project(Project(), tmp_path / "gone" / "a.gisapp", {})
    assert raised.value.code == "no_folder"


def test_killed_while_it_is_saved_the_project_is_whole(tmp_path: Path) -> None:
    path, chance = tmp_path / "a.gisapp", random.Random(7)
    old = replace(whole_project(), title="old")
    for _ in range(KILLS // 2):
        write_project(old, path, {})
        kill_while_it_writes(WRITING, path, chance=chance)
        read = read_project(path)
        assert read.project.title in ("old", whole_project().title)
        assert not read.problems
