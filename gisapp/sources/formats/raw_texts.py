"""Rows whose texts have the bytes of the file become rows of texts that can be read."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gisapp.sources.stored_texts import readable_in
from gisapp.sources.text_encodings import FoundEncoding

if TYPE_CHECKING:
    import pyarrow as pa


def with_texts(batches: "pa.RecordBatchReader", found: FoundEncoding) -> "pa.RecordBatchReader":
    """Return rows whose texts can be read, of those that have the bytes of the file.

    Parameters
    ----------
    batches : pyarrow.RecordBatchReader
        Its columns of texts may have any bytes.
    found : FoundEncoding
        Their encoding.
    """
    import pyarrow as pa

    places = [place for place, kind in enumerate(batches.schema.types) if pa.types.is_string(kind)]

    def rows() -> Iterator[pa.RecordBatch]:
        for batch in batches:
            columns = list(batch.columns)
            for place in places:
                columns[place] = _column(columns[place], found)
            yield pa.RecordBatch.from_arrays(columns, schema=batches.schema)

    return pa.RecordBatchReader.from_batches(batches.schema, rows()) if places else batches


def _column(texts: "pa.StringArray", found: FoundEncoding) -> "pa.StringArray":
    import pyarrow as pa
    import pyarrow.compute as pc

    stored = texts.view(pa.binary())
    if found.encoding == "utf-8" and _is_valid(texts):
        return texts
    encoded = stored.dictionary_encode()
    read = pa.array(
        [readable_in(each, found) for each in encoded.dictionary.to_pylist()], pa.string()
    )
    return pc.take(read, encoded.indices)


def _is_valid(texts: "pa.StringArray") -> bool:
    import pyarrow as pa

    try:
        texts.validate(full=True)
    except pa.ArrowInvalid:
        return False
    return True
