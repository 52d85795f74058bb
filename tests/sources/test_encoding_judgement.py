"""A few words of a text stand for all of it."""

import pytest

from gisapp.sources.encoding_judgement import (
    is_plausible,
    is_utf8,
    likeliest,
    of_wide_letters,
    words_beyond_ascii,
)


def test_words_beyond_ascii_begin_and_end_with_whole_letters() -> None:
    text = "plot 7, 青山湖 park\n园区x y".encode("gbk")
    assert words_beyond_ascii(text).decode("gbk").split() == ["青山湖", "园区x"]


def test_words_are_taken_from_all_over_a_long_text() -> None:
    text = b"".join(f"第{number}块地,".encode() + b"." * 900 for number in range(2000))
    assert len(words_beyond_ascii(text)) < 512 * 1024
    assert "第1999块地" in words_beyond_ascii(text + "第1999块地".encode()).decode()


def test_a_text_that_is_hardly_damaged_is_still_utf8() -> None:
    assert is_utf8("青山湖高新产业园".encode() + b"\xff")
    assert not is_utf8("青山湖高新产业园".encode("gbk"))


@pytest.mark.parametrize("stated", ["gbk", "gb18030"])
def test_what_is_plausible_is_believed(stated: str) -> None:
    assert is_plausible("青山湖".encode("gbk"), stated)
    assert not is_plausible("Zürich, Genève".encode("latin-1"), stated)


def test_chinese_is_likely() -> None:
    assert likeliest("青山湖".encode("gbk")) == "gb18030"
    assert likeliest("ソウル工業団地".encode("shift_jis")) == "cp932"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_wide_letters_are_known(encoding: str) -> None:
    stored = '{"name": "园区"}'.encode(encoding)
    assert stored.decode(of_wide_letters(stored) or "ascii").lstrip("\ufeff") == '{"name": "园区"}'
    assert of_wide_letters("园区".encode()) is None
