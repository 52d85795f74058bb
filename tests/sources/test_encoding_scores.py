"""A text reads like what people write in its own encoding, and in no other one."""

import pytest

from gisapp.sources.encoding_scores import CANDIDATES, is_of_usual_alphabets, score

OWN = {
    "gb18030": "南昌青山湖高新技术产业园区",
    "big5": "臺北市內湖區科技園區管理局",
    "cp932": "ソウル工業団地のひらがな",
    "euc_jp": "ソウル工業団地のひらがな",
    "cp949": "서울특별시강남구테헤란로",
    "cp1252": "Zürich, Genève, Málaga, Besançon",
}


@pytest.mark.parametrize(("encoding", "text"), OWN.items())
def test_a_text_is_usual_in_its_own_encoding(encoding: str, text: str) -> None:
    found = score(text.encode(encoding), encoding)
    assert found.usual > 0.9
    assert found.lost == 0


@pytest.mark.parametrize(
    "other", [each for each in CANDIDATES if each not in ("gb18030", "euc_jp")]
)
def test_chinese_is_less_usual_in_others(other: str) -> None:
    stored = OWN["gb18030"].encode("gb18030")
    assert score(stored, other).usual < 0.8 < score(stored, "gb18030").usual


def test_letters_of_four_bytes_are_no_chance() -> None:
    assert score("㙟𠮷".encode("gb18030"), "gb18030").usual == 1


def test_a_letter_that_is_cut_at_the_end_of_a_line_is_not_lost() -> None:
    cut = "青山湖".encode("gbk")[:-1]
    assert score(cut + b"\n" + cut, "gb18030").lost == 0
    assert score(cut + b"," + cut, "gb18030").lost > 0


@pytest.mark.parametrize("text", ["Zürich 5 m²", "Москва", "Αθήνα", "القاهرة"])
def test_words_are_of_one_alphabet(text: str) -> None:
    assert is_of_usual_alphabets(text)


def test_what_chinese_looks_like_in_two_bytes_is_of_none() -> None:
    assert not is_of_usual_alphabets("学校".encode("gbk").decode("utf-8"))
