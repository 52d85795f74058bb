"""The search for personal data says what it found, or why it found nothing."""

from collections.abc import Callable
from pathlib import Path

from gisapp.core.privacy.personal_fields import PersonalField
from gisapp.session.personal_search import PersonalSearch
from gisapp.session.session import Session
from gisapp.words import load_words
from tests.styled_layers import layer_of


def test_it_finds_fields_and_then_ends(
    session: Session, tmp_path: Path, finish: Callable[[], None]
) -> None:
    layer = layer_of(tmp_path, None, (), {"tel": [f"1380013800{n}" for n in range(6)]})
    found: list[tuple[PersonalField, ...]] = []
    ended: list[str] = []
    search = PersonalSearch(session.tasks, [layer], (), load_words("en"))
    search.found.connect(found.append)
    search.ended.connect(ended.append)
    assert search.is_looking
    finish()
    assert [[each.code for each in fields] for fields in found] == [["plots/plots/tel"]]
    assert ended == [""]
    assert not search.is_looking


def test_a_file_that_is_gone_is_why_nobody_looked(
    session: Session, tmp_path: Path, finish: Callable[[], None]
) -> None:
    layer = layer_of(tmp_path, None, (), {"tel": [f"1380013800{n}" for n in range(6)]})
    (tmp_path / "plots.gpkg").unlink()
    ended: list[str] = []
    search = PersonalSearch(session.tasks, [layer], (), load_words("en"))
    search.ended.connect(ended.append)
    finish()
    [sentence] = ended
    assert "plots.gpkg" in sentence


def test_who_wants_no_answer_gets_none(
    session: Session, tmp_path: Path, finish: Callable[[], None]
) -> None:
    layer = layer_of(tmp_path)
    ended: list[str] = []
    search = PersonalSearch(session.tasks, [layer], (), load_words("en"))
    search.ended.connect(ended.append)
    search.drop()
    finish()
    assert ended == []
