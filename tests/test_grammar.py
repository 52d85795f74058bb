"""Tables of the grammar are read once, and their patterns work as in JavaScript."""

import re

import pytest

from gisapp import paths
from gisapp.grammar import coordinate_patterns, grammar, pattern, without_invisible


def test_every_table_can_be_read_and_is_read_once() -> None:
    names = [path.stem for path in (paths.resources() / "grammar").glob("*.json")]
    assert "quantities" in names
    for name in names:
        assert grammar(name)
        assert grammar(name) is grammar(name)


def test_a_piece_may_be_made_of_other_pieces() -> None:
    pieces = {"PAIR": "<N>,<N>", "N": "[0-9]+"}
    assert pattern("^(<PAIR>)$", pieces).fullmatch("12,345")
    assert not pattern("^(<PAIR>)$", pieces).fullmatch("12,")


def test_a_group_is_named_as_in_javascript_and_looking_behind_stays_possible() -> None:
    match = pattern("(?<latitude>[0-9]+)n", {}).fullmatch("28N")
    assert match is not None, "capital letters are as good as small ones"
    assert match["latitude"] == "28"
    assert pattern("(?<=[万亿])元", {}).search("万元")
    assert not pattern("(?<![万亿])元", {}).search("万元")


def test_a_piece_that_no_table_has_is_an_error() -> None:
    with pytest.raises(KeyError, match="NOWHERE"):
        pattern(re.escape("a") + "<NOWHERE>", {})


def test_a_table_has_one_pattern_of_a_name_or_a_list_of_them() -> None:
    assert len(coordinate_patterns("number")) == 1
    assert len(coordinate_patterns("degrees")) > 1


def test_marks_of_direction_and_joiners_are_dropped_and_blanks_and_letters_are_not() -> None:
    assert without_invisible("\ufeff\u200e昌\u200b东 \u3000é\u202c") == "昌东 \u3000é"
