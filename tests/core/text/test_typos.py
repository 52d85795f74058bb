"""Slips of the fingers: how many are forgiven, and where a name with them is looked for."""

import string

import pytest

from gisapp.core.text.typos import pieces_of, typos_allowed, typos_in


@pytest.mark.parametrize(
    ("wanted", "allowed"),
    [
        ("cha", 0),
        ("chan", 1),
        ("changdo", 1),
        ("changdon", 2),
        ("昌东", 0),
        ("昌东园", 1),
        ("m1234", 0),
        ("mill 62001", 1),
        ("第6厂", 0),
        ("煌上煌第6厂", 1),
    ],
)
def test_long_texts_may_have_more_typos(wanted: str, allowed: int) -> None:
    assert typos_allowed(wanted) == allowed


@pytest.mark.parametrize("wanted", ["mill", "yifang", "changdo"])
def test_a_name_with_any_one_typo_has_a_piece_of_what_was_meant(wanted: str) -> None:
    letters = string.ascii_lowercase
    places = range(len(wanted))
    names = {
        *(wanted[:place] + wanted[place + 1 :] for place in places),
        *(wanted[:place] + each + wanted[place:] for place in places for each in letters),
        *(wanted[:place] + each + wanted[place + 1 :] for place in places for each in letters),
        *(
            wanted[:place] + wanted[place + 1] + wanted[place] + wanted[place + 2 :]
            for place in places[:-1]
        ),
    }
    for name in names:
        assert typos_in(wanted, name) <= 1, name
        assert any(piece in name for piece in pieces_of(wanted, 1)), name
