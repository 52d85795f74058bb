"""CONTRIBUTING is true: its paths are there, and a newcomer's questions lead to the right file."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
_PATH = re.compile(r"`((?:gisapp|tests|resources|geodata)/[\w./-]*)`")
_ROW = re.compile(r"^\| (.+?) \| `([^`]+)` \|$", re.MULTILINE)

ANSWERS = {
    "add a unit": '"mu"',
    "change the hover colour": '"hover"',
    "add a format": "READERS",
    "add an item to the right-click menu": "what_is_here",
    "change how labels collide": "def _",
    "add a column to the page's table": "export function",
    "change how much memory layers may take": "// 2",
    "change that Esc clears the selection": '"Esc"',
    "add a base map": "openstreetmap",
    'change the words "not stated"': "not stated",
}
"""What the file that a question leads to has in it."""


def test_every_path_that_is_named_is_there() -> None:
    paths = set(_PATH.findall(TEXT))
    assert len(paths) > 40
    assert not {path for path in paths if not (ROOT / path).exists()}


def test_every_picture_and_page_that_the_readme_shows_is_there() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"\]\((?!https?:)([^)#]+)\)", readme))
    assert len(named) > 6
    assert not {path for path in named if not (ROOT / path).exists()}


def test_every_room_and_folder_of_the_window_is_named() -> None:
    for room in (ROOT / "gisapp").iterdir():
        if (room / "__init__.py").exists() and room.name != "data":
            assert f"`gisapp/{room.name}/`" in TEXT
    for folder in (ROOT / "gisapp" / "ui").iterdir():
        if (folder / "__init__.py").exists():
            assert f"`{folder.name}`" in TEXT, folder.name


@pytest.mark.parametrize("question", ANSWERS)
def test_a_newcomers_question_leads_to_its_file(question: str) -> None:
    where = dict(_ROW.findall(TEXT))
    assert ANSWERS[question] in (ROOT / where[question]).read_text(encoding="utf-8")
