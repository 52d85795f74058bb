"""Names and values of a DBF file are read in the encoding of their bytes, whatever it states."""

import struct
from collections.abc import Sequence
from pathlib import Path

import pytest
import shapely
from geopandas import GeoDataFrame

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.read_as import ReadAs
from gisapp.sources.open import open_source
from tests.vector_files import BOX, problems, write

PARK = "青山湖高新产业园一期"
WIDTH = 40


def shapefile(
    path: Path,
    names: Sequence[bytes],
    *rows: Sequence[bytes],
    language: int = 0,
    cpg: bytes | None = None,
) -> Path:
    """Write a Shapefile of points whose fields and texts have these bytes."""
    points = [shapely.Point(115 + number / 1e6, 28) for number in range(len(rows))]
    GeoDataFrame({"a": range(len(rows))}, geometry=points, crs=4326).to_file(path)
    described = b"".join(struct.pack("<11sc4xBB14x", name, b"C", WIDTH, 0) for name in names)
    start, record = 32 + len(described) + 1, 1 + WIDTH * len(names)
    head = struct.pack("<4BIHH17xBxx", 3, 126, 1, 1, len(rows), start, record, language)
    cells = (b" " + b"".join(cell.ljust(WIDTH)[:WIDTH] for cell in row) for row in rows)
    path.with_suffix(".dbf").write_bytes(head + described + b"\r" + b"".join(cells) + b"\x1a")
    path.with_suffix(".cpg").unlink(missing_ok=True)
    if cpg is not None:
        path.with_suffix(".cpg").write_bytes(cpg)
    return path


def opened(path: Path, encoding: str | None = None) -> Layer:
    (layer,) = open_source(str(path), read_as=ReadAs(encoding=encoding)).layers
    return layer


def names_in(layer: Layer) -> list[str]:
    return [field.name for field in layer.attributes.fields]


@pytest.mark.parametrize("cpg", [None, b"UTF-8", b"GBK", b"ANSI 936", b"OEM", b"", b"\xff\xfe1"])
@pytest.mark.parametrize("language", [0, 0x4D, 0x57])
@pytest.mark.parametrize(("encoding", "name"), [("utf-8", "UTF-8"), ("gbk", "GB18030")])
def test_the_bytes_decide(
    tmp_path: Path, encoding: str, name: str, language: int, cpg: bytes | None
) -> None:
    fields, row = ["名称".encode(encoding), b"MJ"], [PARK.encode(encoding), b"7"]
    layer = opened(shapefile(tmp_path / "plots.shp", fields, row, language=language, cpg=cpg))
    assert names_in(layer) == ["名称", "MJ"]
    assert layer.attributes.record(0) == {"名称": PARK, "MJ": "7"}
    assert layer.origin.encoding == name


def test_what_is_stated_wrongly_is_told_and_what_is_right_is_not(tmp_path: Path) -> None:
    fields, row = ["名称".encode("gbk")], [PARK.encode("gbk")]
    lies = opened(shapefile(tmp_path / "lies.shp", fields, row, cpg=b"UTF-8"))
    assert problems(lies) == {"encoding_differs": 1}
    silent = opened(shapefile(tmp_path / "silent.shp", fields, row))
    assert problems(silent) == {"encoding_guessed": 1}
    right = opened(shapefile(tmp_path / "right.shp", fields, row, language=0x4D))
    assert problems(right) == {}
    plain = opened(shapefile(tmp_path / "plain.shp", [b"NAME"], [b"Plot 7"]))
    assert problems(plain) == {}


@pytest.mark.parametrize(("encoding", "cut"), [("utf-8", "项目名"), ("gbk", "A项目名称")])
def test_names_that_are_cut_inside_a_letter_lose_its_half(
    tmp_path: Path, encoding: str, cut: str
) -> None:
    text = "项目名称" if encoding == "utf-8" else "A项目名称表"
    stored = text.encode(encoding)[:10]
    layer = opened(shapefile(tmp_path / "plots.shp", [stored], [PARK.encode(encoding)]))
    assert names_in(layer) == [cut]
    assert layer.attributes.record(0) == {cut: PARK}


def test_names_that_are_the_same_when_they_are_cut_are_told_apart(tmp_path: Path) -> None:
    stored = [f"地块编号{letter}".encode()[:10] for letter in "甲乙"]
    layer = opened(shapefile(tmp_path / "plots.shp", stored, [b"1", b"2"]))
    assert names_in(layer) == ["地块编", "地块编 2"]
    assert layer.attributes.record(0) == {"地块编": "1", "地块编 2": "2"}


@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
def test_values_that_are_cut_inside_a_letter_lose_its_half(tmp_path: Path, encoding: str) -> None:
    text = f"x{PARK * 3}".encode(encoding)[:WIDTH]
    layer = opened(shapefile(tmp_path / "plots.shp", [b"NAME"], [text], [PARK.encode(encoding)]))
    told = str(layer.attributes.record(0)["NAME"])
    assert f"x{PARK * 3}".startswith(told)
    assert len(told) > 10


@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
def test_one_bad_byte_costs_one_letter(tmp_path: Path, encoding: str) -> None:
    park = PARK.encode(encoding)
    layer = opened(shapefile(tmp_path / "plots.shp", [b"NAME"], [park + b"\xff!"], [park]))
    assert layer.attributes.record(0)["NAME"] == f"{PARK}\ufffd!"
    assert layer.attributes.record(1)["NAME"] == PARK


@pytest.mark.parametrize("most", ["utf-8", "gbk"])
def test_rows_of_both_encodings_are_read(tmp_path: Path, most: str) -> None:
    few = "gbk" if most == "utf-8" else "utf-8"
    rows = [[PARK.encode(few)], *[[PARK.encode(most)]] * 9]
    layer = opened(shapefile(tmp_path / "plots.shp", ["名称".encode(few)], *rows))
    assert names_in(layer) == ["名称"]
    assert {layer.attributes.record(each)["名称"] for each in range(10)} == {PARK}


@pytest.mark.parametrize(
    ("text", "encoding", "name"),
    [
        ("𬭎村㵐厂㙟𠮷", "gb18030", "GB18030"),
        ("臺北市內湖區科技園區", "big5", "Big5"),
        ("Zürich, Genève", "latin-1", "Windows-1252"),
        ("工厂🏭", "utf-8", "UTF-8"),
    ],
)
def test_other_letters_than_the_usual_ones_are_read(
    tmp_path: Path, text: str, encoding: str, name: str
) -> None:
    layer = opened(shapefile(tmp_path / "plots.shp", [b"NAME"], [text.encode(encoding)]))
    assert layer.attributes.record(0)["NAME"] == text
    assert layer.origin.encoding == name


def test_a_long_table_that_begins_with_ascii_is_looked_at_to_its_end(tmp_path: Path) -> None:
    rows = [[b"Plot"]] * 20_000
    layer = opened(shapefile(tmp_path / "plots.shp", [b"NAME"], *rows, [PARK.encode("gbk")]))
    assert layer.attributes.record(20_000)["NAME"] == PARK


def test_what_the_user_names_holds(tmp_path: Path) -> None:
    row = ["臺北".encode("big5")]
    path = shapefile(tmp_path / "plots.shp", ["名稱".encode("big5")], row, cpg=b"UTF-8")
    layer = opened(path, "Big5")
    assert layer.attributes.record(0) == {"名稱": "臺北"}
    assert (layer.origin.encoding, problems(layer)) == ("Big5", {})


def opened_with(folder: Path, name: bytes, rows: int = 2) -> Layer:
    """Return the layer of a Shapefile whose field `area` is called otherwise."""
    path = write(folder / "plots.shp", [BOX, BOX], crs="EPSG:4326")
    dbf = path.with_suffix(".dbf")
    stored = bytearray(dbf.read_bytes())
    place = stored.index(b"area")
    stored[place : place + len(name)] = name
    row_bytes = int.from_bytes(stored[10:12], "little")
    dbf.write_bytes(stored[: len(stored) - (2 - rows) * row_bytes])
    return opened(path)


@pytest.mark.parametrize(
    ("stored", "name", "lost"),
    [(b"ar\xffa", "ar�a", 1), (b"a\xff\xff\xff\xff\xff\xffz", "a������z", 6)],
)
def test_letters_that_no_one_can_read_are_marked(
    tmp_path: Path, stored: bytes, name: str, lost: int
) -> None:
    layer = opened_with(tmp_path, stored)
    assert names_in(layer) == ["名称", name, "since"]
    assert layer.attributes.record(0)["名称"] == "地块 0"
    assert str(layer.attributes.record(0)[name]) == "0.5"
    assert problems(layer) == {"letters_lost": lost}


def test_so_are_those_of_a_file_that_breaks_off(tmp_path: Path) -> None:
    layer = opened_with(tmp_path, b"ar\xffa", rows=1)
    assert layer.attributes.record(0)["名称"] == "地块 0"
    assert problems(layer) == {"letters_lost": 1, "fewer_attributes": 1}
