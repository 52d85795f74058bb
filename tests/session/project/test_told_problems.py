"""What could not be taken of a project is one message."""

from pathlib import Path

from gisapp.core.project.project import Project
from gisapp.errors import Phrase
from gisapp.session.project.told_problems import problems_message
from gisapp.sources.project.project_file import ReadProject
from gisapp.words import load_words

WRONG = Phrase("project.wrong_part", {"part": "title"})


def read(*problems: Phrase) -> ReadProject:
    path = Path("/p/a.gisapp")
    return ReadProject(path, Project(), {}, "", frozenset(), problems)


def test_one_problem_is_told_itself_and_many_are_counted() -> None:
    words = load_words("zh")
    assert problems_message(read(), words) is None
    one, many = problems_message(read(WRONG), words), problems_message(read(*[WRONG] * 99), words)
    assert one is not None
    assert many is not None
    assert one.sentence == WRONG.sentence(words)
    assert "99" in many.sentence
    assert len(many.details.splitlines()) == 50
    assert many.about == "/p/a.gisapp"
