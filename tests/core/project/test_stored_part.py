"""Parts of a document are taken where they are what they should be, and told of where not."""

import pytest

from gisapp.core.project.stored_part import LONGEST_TEXT, StoredPart
from gisapp.errors import Phrase


@pytest.fixture
def problems() -> list[Phrase]:
    return []


def test_what_is_sound_is_taken(problems: list[Phrase]) -> None:
    stored = {"t": "a", "n": 2, "f": False, "l": ["x"], "p": {"t": "b"}, "s": [1, 2.5]}
    part = StoredPart(stored, "", problems)
    assert (part.text("t"), part.number("n", 0, 3), part.flag("f", True)) == ("a", 2.0, False)
    assert (part.texts("l"), part.part("p").text("t")) == (("x",), "b")
    assert (part.numbers("s"), part.mapping("p")) == ((1.0, 2.5), {"t": "b"})
    assert part.word("t", ("a", "b"), "b") == "a"
    assert part.has("t")
    assert not problems


def test_what_is_missing_has_its_usual_value_and_is_no_problem(problems: list[Phrase]) -> None:
    part = StoredPart({"t": None}, "", problems)
    assert (part.text("t"), part.number("n", 0, 3), part.flag("f", True)) == ("", None, True)
    assert (part.texts("l"), part.numbers("s"), part.mapping("p")) == ((), (), {})
    assert (part.word("w", ("a",), "a"), list(part.parts("x", 9))) == ("a", [])
    assert not problems


@pytest.mark.parametrize("value", [1, True, [], {}, "a" * (LONGEST_TEXT + 1)])
def test_what_is_no_text_is_told_of_with_its_place(problems: list[Phrase], value: object) -> None:
    assert StoredPart({"t": value}, "layers[3]", problems).text("t") == ""
    assert problems == [Phrase("project.wrong_part", {"part": "layers[3].t"})]


def test_of_a_list_the_sound_ones_are_taken(problems: list[Phrase]) -> None:
    part = StoredPart({"l": ["x", 1], "o": [{}, 1, {}, {}], "n": [1, "2"]}, "", problems)
    assert part.texts("l") == ("x",)
    assert len(list(part.parts("o", 3))) == 2
    assert part.numbers("n") == ()
    assert [each.code for each in problems] == [
        *("project.wrong_part", "project.too_many", "project.wrong_part", "project.wrong_part")
    ]
    assert "has 4 entries" in str(problems[1])
