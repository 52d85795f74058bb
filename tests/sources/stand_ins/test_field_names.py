"""A name of a field that is no text is marked, and costs nothing else of the file."""

from pathlib import Path

import pytest

from gisapp.core.layers.layer import Layer
from gisapp.errors import SourceError
from gisapp.sources.open import open_source
from tests.vector_files import BOX, problems, write


def opened_with(folder: Path, name: bytes, rows: int = 2) -> Layer:
    """Return the layer of a Shapefile whose field `area` is called otherwise."""
    path = write(folder / "plots.shp", [BOX, BOX], crs="EPSG:4326")
    dbf = path.with_suffix(".dbf")
    stored = bytearray(dbf.read_bytes())
    place = stored.index(b"area")
    stored[place : place + len(name)] = name
    row_bytes = int.from_bytes(stored[10:12], "little")
    dbf.write_bytes(stored[: len(stored) - (2 - rows) * row_bytes])
    (layer,) = open_source(str(path)).layers
    return layer


@pytest.mark.parametrize(
    ("stored", "name", "lost"),
    [(b"ar\xffa", "ar�a", 1), (b"a\xff\xff\xff\xff\xff\xffz", "a���", 3)],
)
def test_letters_that_no_one_can_read_are_marked(
    tmp_path: Path, stored: bytes, name: str, lost: int
) -> None:
    layer = opened_with(tmp_path, stored)
    assert [field.name for field in layer.attributes.fields] == ["名称", name, "since"]
    assert layer.attributes.record(0)["名称"] == "地块 0"
    assert str(layer.attributes.record(0)[name]) == "0.5"
    assert problems(layer) == {"letters_lost": lost}


def test_so_are_those_of_a_file_that_breaks_off(tmp_path: Path) -> None:
    layer = opened_with(tmp_path, b"ar\xffa", rows=1)
    assert layer.attributes.record(0)["名称"] == "地块 0"
    assert problems(layer) == {"letters_lost": 1, "fewer_attributes": 1}


def test_names_that_may_be_chinese_are_asked_for(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as failure:
        opened_with(tmp_path, "面积".encode("gbk"))
    assert failure.value.code == "wrong_encoding"
