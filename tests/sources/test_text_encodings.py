"""The bytes of a text decide on its encoding, against what is stated."""

import time
from pathlib import Path

import pytest

from gisapp.errors import SourceError
from gisapp.sources.text_encodings import (
    decode,
    decoded,
    encoding_problems,
    find_encoding,
    named_encoding,
)

PARK = "青山湖高新产业园一期"


@pytest.mark.parametrize("stated", [None, "", "GBK", "UTF-8", "ISO-8859-1", "1252", "437", "OEM"])
@pytest.mark.parametrize("text", [PARK, "园区", "学校", "面积（亩）", "A区", "东湖 2号"])
def test_chinese_is_read_whatever_is_stated(text: str, stated: str | None) -> None:
    for encoding, name in (("utf-8", "UTF-8"), ("gbk", "GB18030")):
        assert find_encoding(text.encode(encoding), stated).name == name


@pytest.mark.parametrize(
    ("text", "encoding", "name"),
    [
        ("㙟𠮷", "gb18030", "GB18030"),
        ("堃喆", "gbk", "GB18030"),
        ("東京 園區 開發", "gbk", "GB18030"),
        ("臺北市內湖區科技園區", "big5", "Big5"),
        ("ソウル工業団地", "shift_jis", "Shift_JIS"),
        ("ソウル工業団地", "euc_jp", "EUC-JP"),
        ("서울특별시 강남구 테헤란로 부산광역시 해운대구 인천광역시 대전", "euc_kr", "EUC-KR"),
        ("Zürich, Genève", "latin-1", "Windows-1252"),
        ("Zürich 5 m²", "utf-8", "UTF-8"),
        ("Москва", "utf-8", "UTF-8"),
        ("工厂🏭", "utf-8", "UTF-8"),
        ("工厂🏭", "gb18030", "GB18030"),
        ('{"name": "园区"}', "utf-16-le", "UTF-16-LE"),
        ('{"name": "园区"}', "utf-16-be", "UTF-16-BE"),
        ("园区", "utf-16", "UTF-16"),
        ("园区", "utf-8-sig", "UTF-8"),
    ],
)
def test_the_bytes_tell_the_encoding(text: str, encoding: str, name: str) -> None:
    found = find_encoding(text.encode(encoding))
    assert found.name == name
    assert decode(text.encode(encoding), found.encoding) == (text, 0)


@pytest.mark.parametrize(
    ("text", "encoding", "stated", "name"),
    [
        ("臺北市", "big5", "Big5", "Big5"),
        ("서울", "euc_kr", "949", "EUC-KR"),
        ("Москва", "cp1251", "ANSI 1251", "CP1251"),
        ("Zürich", "cp850", "850", "CP850"),
        ("5 m²", "latin-1", "88591", "ISO-8859-1"),
        ("Zürich", "latin-1", "ISO-8859-1", "ISO-8859-1"),
        ("Plot 7", "ascii", "GBK", "GBK"),
    ],
)
def test_what_is_stated_holds_where_the_bytes_allow_it(
    text: str, encoding: str, stated: str, name: str
) -> None:
    found = find_encoding(text.encode(encoding), stated)
    assert found.name == name
    assert encoding_problems(Path("plots.shp"), found) == ()


def test_ascii_and_utf8_are_no_guess_but_chinese_without_a_statement_is() -> None:
    assert not find_encoding(b"Plot 7").is_guess
    assert not find_encoding(PARK.encode()).is_guess
    assert not find_encoding(PARK.encode("gbk"), "CP936").is_guess
    assert find_encoding(PARK.encode("gbk")).is_guess


def test_what_is_guessed_or_not_believed_is_told() -> None:
    path = Path("plots.shp")
    (guessed,) = encoding_problems(path, find_encoding(PARK.encode("gbk")))
    assert guessed.message == (
        "plots.shp doesn’t state the encoding of its texts; they read as GB18030."
    )
    (differs,) = encoding_problems(path, find_encoding(PARK.encode(), "GBK"))
    assert differs.message == (
        "plots.shp states the encoding GBK for its texts; "
        "their bytes are UTF-8, in which they were read."
    )


@pytest.mark.parametrize(("encoding", "name"), [("utf-8", "UTF-8"), ("gbk", "GB18030")])
def test_one_bad_byte_changes_nothing_but_its_letter(encoding: str, name: str) -> None:
    text = f"{PARK},1\n{PARK},2\n".encode(encoding)
    damaged = text.replace(b",1", b"\xff,1")
    found = find_encoding(damaged)
    assert found.name == name
    assert decode(damaged, found.encoding) == (f"{PARK}\ufffd,1\n{PARK},2\n", 1)


@pytest.mark.parametrize(("encoding", "name"), [("utf-8", "UTF-8"), ("gbk", "GB18030")])
def test_values_that_are_cut_inside_a_letter_tell_it_too(encoding: str, name: str) -> None:
    assert find_encoding([PARK.encode(encoding)[:-1]] * 5).name == name


def test_a_long_table_is_looked_at_everywhere_and_quickly() -> None:
    rows = b"plot,12.5,industry\n" * 1_000_000
    began = time.process_time()
    found = find_encoding(rows + PARK.encode("gbk") + rows)
    assert found.name == "GB18030"
    assert time.process_time() - began < 2


def test_bytes_of_no_language_are_still_some_text() -> None:
    found = find_encoding(bytes(range(256)) * 20)
    text, _ = decode(bytes(range(256)), found.encoding)
    assert "ABC" in text


def test_a_user_names_an_encoding_in_any_spelling() -> None:
    assert named_encoding("cp936").name == "GB18030"
    with pytest.raises(SourceError) as failure:
        named_encoding("nonsense-9")
    assert failure.value.code == "unknown_encoding"


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "gb18030"])
def test_text_of_an_unstated_encoding_is_utf8_or_chinese(encoding: str) -> None:
    assert decoded("青山湖区 plots".encode(encoding)) == "青山湖区 plots"


def test_other_bytes_are_no_text() -> None:
    assert decoded(b"plots \xff\xff") is None
