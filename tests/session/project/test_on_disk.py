"""What is known of a file that was read, and why it would not be replaced."""

from pathlib import Path

from gisapp.core.project.project import Project
from gisapp.errors import Phrase
from gisapp.session.project.on_disk import OnDisk
from gisapp.sources.project.project_file import ReadProject


def read(*problems: Phrase, is_newer: bool = False) -> ReadProject:
    return ReadProject(
        Path("/p/a.gisapp"), Project(), {"a": 1}, "digest", frozenset(), problems, is_newer
    )


def test_a_doubt_comes_of_what_was_read() -> None:
    wrong = Phrase("project.wrong_part", {"part": "title"})
    assert OnDisk.of(read()) == OnDisk(Project(), {"a": 1}, "digest", None)
    assert OnDisk.of(read(wrong)).doubt == "damaged"
    assert OnDisk.of(read(wrong, is_newer=True)).doubt == "newer"
