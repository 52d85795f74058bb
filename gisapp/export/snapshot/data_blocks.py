"""The two blocks of data that the page has: the document, and the numbers that it refers to."""

import base64
import json
from dataclasses import dataclass

from gisapp.export.snapshot.document import SnapshotData
from gisapp.export.snapshot.gzipped import gzipped

COMPRESSED_FROM = 1_000_000
"""Characters of JSON, and bytes of numbers, from which both are packed; the browser unpacks them
itself. Smaller pages can be read by whoever looks at their source."""
_IN_BASE64 = 4 / 3
ESCAPES = str.maketrans({mark: f"\\u{ord(mark):04x}" for mark in "<>&\u2028\u2029"})
"""Marks that HTML knows as JSON and JavaScript may write them too."""


def data_blocks(data: SnapshotData) -> dict[str, str]:
    """Return what the page's template has for the data: types and texts of both blocks.

    No text can end the element that it is in.
    """
    text = _json(data)
    if len(text) + len(data.numbers) < COMPRESSED_FROM:
        return {
            "data_type": "application/json",
            "data": text.translate(ESCAPES),
            "numbers_type": "application/octet-stream",
            "numbers": _base64(data.numbers),
        }
    packed = text.encode("utf-8", errors="replace")
    return {
        "data_type": "application/gzip",
        "data": _base64(gzipped(packed)),
        "numbers_type": "application/gzip",
        "numbers": _base64(gzipped(data.numbers)),
    }


@dataclass(frozen=True)
class BlockSizes:
    """How much the data of a page are.

    Parameters
    ----------
    letters : float
        Of the document as JSON.
    numbers : float
        Bytes of the numbers.
    packed, packed_numbers : float
        Bytes of both once they are compressed.
    """

    letters: float
    numbers: float
    packed: float
    packed_numbers: float

    @classmethod
    def of(cls, data: SnapshotData) -> "BlockSizes":
        """Return the sizes of some data, compressed even where they are so small that they are not.

        As bytes, for most letters of a Chinese page have three.
        """
        text = _json(data).encode("utf-8", errors="replace")
        return cls(len(text), len(data.numbers), len(gzipped(text)), len(gzipped(data.numbers)))

    @property
    def stored(self) -> float:
        """The bytes that they take in the page."""
        if self.letters + self.numbers < COMPRESSED_FROM:
            return self.letters + _IN_BASE64 * self.numbers
        return _IN_BASE64 * (self.packed + self.packed_numbers)


def _json(data: SnapshotData) -> str:
    return json.dumps(data.document, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
