"""Rows with the bytes of the file become rows of texts."""

import pyarrow as pa
import pytest

from gisapp.sources.formats.raw_texts import with_texts
from gisapp.sources.text_encodings import FoundEncoding


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5"])
def test_texts_are_read_and_nothing_else_changes(encoding: str) -> None:
    stored = pa.array(["園區".encode(encoding), None, b"Plot", b""], pa.binary()).view(pa.string())
    batch = pa.record_batch({"name": stored, "floors": pa.array([1, None, 3, 4])})
    reader = pa.RecordBatchReader.from_batches(batch.schema, [batch])
    read = with_texts(reader, FoundEncoding(encoding)).read_all()
    read.validate(full=True)
    assert read.column("name").to_pylist() == ["園區", None, "Plot", ""]
    assert read.column("floors").to_pylist() == [1, None, 3, 4]
