"""Tables of text are read whatever their encoding, delimiter and line ends."""

import os
from pathlib import Path

import pytest

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.read_as import ReadAs
from gisapp.errors import SourceError
from gisapp.sources.open import open_source

TABLE = "名称,经度(E),纬度(N)\n甲,115.98,28.64\n乙,116.0,28.7\n"


def opened(path: Path, text: str, encoding: str = "utf-8") -> Layer:
    path.write_bytes(text.encode(encoding))
    (layer,) = open_source(str(path)).layers
    return layer


@pytest.mark.parametrize(
    ("name", "delimiter", "encoding"),
    [
        ("firms.csv", ",", "utf-8"),
        ("firms.csv", ",", "utf-8-sig"),
        ("firms.csv", ";", "gbk"),
        ("firms.tsv", "\t", "gbk"),
        ("firms.csv", "\t", "utf-16"),
        ("firms.txt", "\t", "utf-16"),
        ("firms.xls", "\t", "gbk"),
    ],
)
def test_encoding_and_delimiter_are_found(
    tmp_path: Path, name: str, delimiter: str, encoding: str
) -> None:
    text = TABLE.replace(",", delimiter).replace("\n", "\r\n")
    layer = opened(tmp_path / name, text, encoding)
    assert layer.attributes.record(2) == {"名称": "甲", "经度(E)": 115.98, "纬度(N)": 28.64}
    assert layer.attributes.record(3)["名称"] == "乙"
    assert layer.geometry.kind == "point"


def test_rows_of_different_lengths_and_blank_lines_keep_their_numbers(tmp_path: Path) -> None:
    layer = opened(tmp_path / "firms.csv", "name,lng,lat\nA,115.98,28.64,more\n\nB,116,28.7\n")
    assert layer.attributes.record(2)["field_4"] == "more"
    assert layer.attributes.record(4)["name"] == "B"


def test_quotes_and_hostile_cells_stay_texts(tmp_path: Path) -> None:
    text = 'name,note,lng,lat\n"=1+1","a\nb ""c"", d",115.98,28.64\n<b>,-1,116,28.7\n'
    layer = opened(tmp_path / "firms.csv", text)
    assert layer.attributes.record(2)["name"] == "=1+1"
    assert layer.attributes.record(2)["note"] == 'a\nb "c", d'
    assert layer.attributes.record(3)["name"] == "<b>"


def test_one_damaged_letter_loses_no_row(tmp_path: Path) -> None:
    path = tmp_path / "firms.csv"
    path.write_bytes((TABLE + "甲乙丙丁戊己庚辛,116,28.7\n" * 20).encode() + b"\xff,116,28.8\n")
    (layer,) = open_source(str(path)).layers
    assert layer.feature_count == 23
    assert "letters_lost" in [each.code for each in layer.origin.problems]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("\n\n \n", "no table in it"), ("a," * 20_000 + "\n1", "more than 16,384 columns")],
)
def test_what_is_no_table_is_refused_in_one_sentence(
    tmp_path: Path, text: str, sentence: str
) -> None:
    with pytest.raises(SourceError, match=sentence):
        opened(tmp_path / "firms.csv", text)


def test_a_wrong_encoding_that_was_asked_for_is_told(tmp_path: Path) -> None:
    path = tmp_path / "firms.csv"
    path.write_bytes(TABLE.encode("gbk"))
    with pytest.raises(SourceError, match="encoding"):
        open_source(str(path), read_as=ReadAs(encoding="utf-8"))
    (layer,) = open_source(str(path), read_as=ReadAs(encoding="GBK")).layers
    assert layer.attributes.record(2)["名称"] == "甲"


def test_a_line_without_an_end_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "plots.csv"
    path.write_bytes(b"name,lng,lat\n" + b"x" * (65 * 1024**2))
    with pytest.raises(SourceError, match="has a line of more than 32 MB"):
        open_source(str(path))


def test_a_file_whose_name_is_no_text_opens(tmp_path: Path) -> None:
    layer = opened(tmp_path / os.fsdecode("园区.csv".encode("gbk")), TABLE)
    assert layer.layer_id.encode()
    assert len(layer.geometry) == 2
