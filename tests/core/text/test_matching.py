"""Names are found however they are written or typed, the best fit first."""

import pytest

from gisapp.core.text.matching import NOT_FOUND, folded, name_rank


@pytest.mark.parametrize(
    ("typed", "compared"),
    [
        ("Changdong  Industrial\tPark ", "changdong industrial park"),
        ("Chāngdōng", "changdong"),
        ("Université", "universite"),
        ("ＬＥＤ１２", "led12"),
        ("Straße", "strasse"),
        ("昌东工业园", "昌东工业园"),
        ("", ""),
    ],
)
def test_text_is_compared_without_case_tones_width_and_gaps(typed: str, compared: str) -> None:
    assert folded(typed) == compared
    assert folded(compared) == compared


def test_a_whole_name_is_best_then_its_beginning_then_that_of_a_word() -> None:
    names = ["changdong", "changdong park", "old changdong", "newchangdong", "yifang"]
    assert [name_rank(name, "changdong") for name in names] == [0, 1, 2, 3, NOT_FOUND]


def test_chinese_is_found_inside_a_name() -> None:
    assert name_rank("青山湖昌东工业园", "昌东") < NOT_FOUND
