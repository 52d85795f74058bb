"""A file beside the page: a document and the numbers that it refers to, packed together."""

import json
from pathlib import Path

from gisapp.core.text.json_value import Json
from gisapp.export.snapshot.gzipped import gzipped
from gisapp.export.snapshot.number_block import NumberBlock


def write_beside(path: Path, document: dict[str, Json], numbers: NumberBlock) -> None:
    """Write a file as the page reads it: how long the JSON is, the JSON, the numbers.

    It is packed by gzip; its name says nothing of that, lest a web server has the browser unpack
    it.

    Parameters
    ----------
    path : Path
        A new file, in a folder that is made where it is missing.

    Raises
    ------
    OSError
        There is no room, or no right.
    """
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    packed = text.encode("utf-8", errors="replace")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzipped(len(packed).to_bytes(4, "little") + packed + numbers.data))
