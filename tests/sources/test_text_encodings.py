"""Only an encoding that a file's text can be in is one."""

import pytest

from gisapp.sources.text_encodings import decoded, known_encoding


@pytest.mark.parametrize("name", ["GB18030", "gbk", "Shift_JIS", "utf-16", "latin1", "cp936"])
def test_encodings_of_texts_are_known(name: str) -> None:
    assert known_encoding(name)


@pytest.mark.parametrize(
    "name",
    ["punycode", "undefined", "base64", "hex", "rot13", "unicode_escape", "", "a\0b", "x" * 99],
)
def test_what_is_none_of_texts_is_not(name: str) -> None:
    assert known_encoding(name) is None


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "gb18030"])
def test_text_of_an_unstated_encoding_is_utf8_or_chinese(encoding: str) -> None:
    assert decoded("青山湖区 plots".encode(encoding)) == "青山湖区 plots"


def test_other_bytes_are_no_text() -> None:
    assert decoded(b"plots \xff\xff") is None
