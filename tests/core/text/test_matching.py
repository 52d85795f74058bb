"""Names are found however they are written or typed, the best fit first."""

import unicodedata

import pytest

from gisapp.core.text.matching import NOT_FOUND, bare, folded, name_rank, word_stands_in


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


def test_what_is_plain_needs_no_normalizing() -> None:
    plain = [*range(0x80), *range(0x3400, 0x4DC0), *range(0x4E00, 0xA000)]
    assert all(unicodedata.normalize("NFKD", chr(letter)) == chr(letter) for letter in plain)


def test_what_is_folded_stays_as_it_is() -> None:
    for letter in map(chr, range(0x110000)):
        assert folded(folded(letter)) == folded(letter), hex(ord(letter))


@pytest.mark.parametrize(
    ("typed", "compared"),
    [
        ("乐安重卡（南昌）有限公司", "乐安重卡南昌有限公司"),
        ("瑶湖 LED 光電", "瑶湖led光电"),
        ("No. 2 Mill", "no 2 mill"),
        ("no.2 mill", "no 2 mill"),
        ("Chang-dong", "chang dong"),
        ("0791-88101003", "0791-88101003"),
        ("1.5", "1.5"),
        ("“Luye” [LED]", "luye led"),
        ("()", ""),
    ],
)
def test_what_is_often_left_out_is_not_compared(typed: str, compared: str) -> None:
    assert bare(typed) == compared
    assert bare(compared) == compared


def test_a_word_is_found_where_words_begin() -> None:
    assert word_stands_in("park", "old park")
    assert word_stands_in("园", "工业园")
    assert not word_stands_in("ark", "old park")
    assert word_stands_in("park", "newpark park")
    assert not word_stands_in("5", "1.5")
