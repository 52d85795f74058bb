"""A secret is found in prose by its name, its text or its number, in whatever unit."""

import pytest

from gisapp.export.redaction.secret_words import SecretWords

WORDS = SecretWords(
    frozenset({"beta"}),
    frozenset({"beta park", "昌东工业园"}),
    frozenset({"某某集团"}),
    (21_500_000.0,),
)


@pytest.mark.parametrize(
    "text",
    [
        "beta",
        "West of BETA Park.",
        "位于昌东工业园以西",
        "由某某集团投资",
        "drawn to 21.5 km²",
        "约2150公顷",
        "21,500,000 m²",
        "32,250 mu",
    ],
)
def test_what_tells_a_secret_is_known(text: str) -> None:
    assert WORDS.is_told_in(text)


@pytest.mark.parametrize(
    "text", ["", "betas", "West of Alphabeta Parks", "昌东", "2.15", "2017", "5"]
)
def test_other_prose_stays(text: str) -> None:
    assert not WORDS.is_told_in(text)


def test_only_names_name_a_subject() -> None:
    assert not WORDS.is_named_in("21.5 km² of 某某集团")
    assert WORDS.is_named_in("昌东工业园二期")
