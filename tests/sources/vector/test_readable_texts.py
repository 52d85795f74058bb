"""A text with bytes that are none is read as far as it goes; a wrong encoding is told."""

from pathlib import Path

import pyarrow as pa
import pytest

from gisapp.errors import SourceError
from gisapp.sources.open import open_source
from gisapp.sources.vector.readable_texts import readable_texts
from tests.vector_files import BOX, write

PATH = Path("plots.dbf")
CUT = "昌东工业园".encode()[:-1]


def table_of(*texts: bytes | None) -> pa.Table:
    """Return texts as GDAL gives them, which doesn't look whether they are any."""
    stored = pa.array(texts, pa.binary())
    unchecked = pa.Array.from_buffers(pa.string(), len(stored), stored.buffers())
    return pa.table({"name": unchecked, "area": pa.array(range(len(texts)))})


def test_texts_that_are_fine_stay_as_they_are() -> None:
    table = table_of("昌东".encode(), None, b"")
    assert readable_texts(table, PATH) is table


def test_a_name_that_is_cut_inside_a_letter_keeps_all_others() -> None:
    texts = readable_texts(table_of(CUT, None, "昌东".encode()), PATH)
    assert texts.column("name").to_pylist() == ["昌东工业�", None, "昌东"]
    assert texts.column("area").to_pylist() == [0, 1, 2]


def test_one_broken_byte_among_many_plain_texts_is_no_other_encoding() -> None:
    texts = readable_texts(table_of(*[b"plain"] * 99, b"pl\xffin"), PATH)
    assert texts.column("name").to_pylist()[-1] == "pl�in"


@pytest.mark.parametrize(("text", "encoding"), [("昌东工业园", "gb18030"), ("Café", "latin-1")])
def test_another_encoding_is_told(text: str, encoding: str) -> None:
    with pytest.raises(SourceError) as failure:
        readable_texts(table_of(*[text.encode(encoding)] * 3, b"plain"), PATH)
    assert failure.value.code == "wrong_encoding"


def test_a_cut_name_is_there_at_a_click_in_a_column_and_as_a_name(tmp_path: Path) -> None:
    path = write(tmp_path / "plots.shp", [BOX, None, BOX])
    table = path.with_suffix(".dbf")
    table.write_bytes(table.read_bytes().replace("块 2".encode(), "块 2".encode()[:-1] + b"\xff"))
    (layer,) = open_source(str(path)).layers
    assert layer.attributes.record(2)["名称"] == "地块 �"
    assert layer.attributes.column("名称", [0, 2]).values == ["地块 0", "地块 �"]
    assert [name.zh for name in layer.attributes.names([2])] == ["地块 �"]
