"""The text of XML in an encoding that GDAL doesn't know, or not the one that it states."""

import re
from pathlib import Path

from gisapp.core.layers.layer import Problem
from gisapp.sources.encoding_names import known_encoding
from gisapp.sources.stand_ins.private_folder import readable_name

MOST_BYTES = 128 * 1024**2
"""A larger file is left to GDAL as it is."""
_DECLARED = re.compile(rb"""^<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_KNOWN = frozenset(("utf-8", "ascii", "iso8859-1", "utf-16"))
"""What GDAL's reader of XML knows, by Python's names."""
_CHINESE = frozenset(("gb2312", "gbk", "hz"))
"""Parts of GB18030; who states one of them may well have used the others' letters."""
_UTF8_MARK = b"\xef\xbb\xbf"


def text_of(path: Path, stored: bytes) -> tuple[str | None, tuple[Problem, ...]]:
    """Return the text of XML without its declaration, and what had to be put right.

    Parameters
    ----------
    path : Path
        The file, for the sentence.
    stored : bytes
        All that is in it.

    Returns
    -------
    str or None
        None where GDAL reads the file as it is.
    tuple of Problem
        That it is in another encoding than it states, or that some bytes are no text.
    """
    declared = _DECLARED.match(stored.removeprefix(_UTF8_MARK))
    stated = known_encoding(declared[1].decode()) if declared else "utf-8"
    if stated in _CHINESE:
        stated = "gb18030"
    for encoding in (stated, "utf-8", "gb18030"):
        try:
            text = stored.removeprefix(_UTF8_MARK).decode(encoding or "utf-8")
        except UnicodeDecodeError:
            continue
        if encoding == stated:
            return (None, ()) if stated in _KNOWN else (_without_declaration(text), ())
        return _without_declaration(text), (_repaired(path, (encoding or "").upper()),)
    text = stored.decode(stated if stated not in (None, "ascii") else "utf-8", "replace")
    lost = Problem.of(
        "letters_lost", text.count("\N{REPLACEMENT CHARACTER}"), file=readable_name(path.name)
    )
    return _without_declaration(text), (lost,)


def _repaired(path: Path, encoding: str) -> Problem:
    return Problem.of("repaired_text", file=readable_name(path.name), encoding=encoding)


def _without_declaration(text: str) -> str:
    return re.sub(r"^\ufeff?<\?xml[^>]*\?>", "", text)
