"""Only an encoding that a file's text can be in is one, however it is spelt."""

import pytest

from gisapp.sources.encoding_names import known_encoding, told_name, widest


@pytest.mark.parametrize(
    ("spelt", "meant"),
    [
        *(("GB18030", "gb18030"), ("gbk", "gbk"), ("cp936", "gbk"), ("936", "gbk")),
        *(("ANSI 936", "gbk"), ("n936", "gbk"), ("GB2312", "gb2312"), ("EUC-CN", "gb2312")),
        *(("utf8\r\n", "utf-8"), ("\ufeffUTF-8", "utf-8"), ("65001", "utf-8"), ('"UTF8"', "utf-8")),
        *(("1252", "cp1252"), ("windows-1252", "cp1252"), ("ANSI 1252", "cp1252")),
        *(("88591", "iso8859-1"), ("ISO 88591", "iso8859-1"), ("ISO-8859-15", "iso8859-15")),
        *(("Shift_JIS", "shift_jis"), ("Big5", "big5"), ("950", "cp950"), ("utf-16", "utf-16")),
    ],
)
def test_encodings_of_texts_are_known(spelt: str, meant: str) -> None:
    assert known_encoding(spelt) == meant


@pytest.mark.parametrize(
    "name",
    [
        *("punycode", "undefined", "base64", "hex", "rot13", "unicode_escape", "", "a\0b"),
        *("x" * 99, "OEM", "99999", "園區"),
    ],
)
def test_what_is_none_of_texts_is_not(name: str) -> None:
    assert known_encoding(name) is None


def test_users_are_told_the_usual_name_of_the_widest_encoding() -> None:
    found = [known_encoding(each) for each in ("cp936", "UTF8", "big5", "cp1252")]
    assert [told_name(widest(each or "")) for each in found] == [
        *("GB18030", "UTF-8", "Big5", "Windows-1252"),
    ]
