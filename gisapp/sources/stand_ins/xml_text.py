"""The text of XML in an encoding that GDAL doesn't know, or not the one that it states."""

import re
from dataclasses import dataclass
from pathlib import Path

from gisapp.core.layers.layer import Problem
from gisapp.sources.encoding_names import known_encoding
from gisapp.sources.stand_ins.private_folder import link, new_folder, readable_name
from gisapp.sources.stand_ins.stand_in import StandIn, is_odd, plain_name
from gisapp.sources.text_encodings import (
    FoundEncoding,
    decode,
    encoding_problems,
    find_encoding,
    named_encoding,
)

MOST_BYTES = 128 * 1024**2
"""A larger file is left to GDAL as it is."""
_DECLARED = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([^"'>]{1,40})["']""")
_BEGINNING_BYTES = 512
_KNOWN = frozenset(("utf-8", "utf-8-sig", "ascii", "iso8859-1"))
"""What GDAL's reader of XML knows, by Python's names."""


@dataclass(frozen=True)
class XmlText:
    """The text of an XML file.

    Parameters
    ----------
    text : str or None
        Without its declaration; None where GDAL reads the file as it is.
    found : FoundEncoding or None
        Its encoding; None for a file that nobody has looked at.
    problems : tuple of Problem
        That it is in another encoding than it states, or that some bytes are no text.
    """

    text: str | None = None
    found: FoundEncoding | None = None
    problems: tuple[Problem, ...] = ()


def text_of(path: Path, stored: bytes, encoding: str | None = None) -> XmlText:
    """Return the text of XML, in the encoding that it is in.

    Parameters
    ----------
    path : Path
        The file, for the sentence.
    stored : bytes
        All that is in it.
    encoding : str or None
        Of it, where the user named one.

    Raises
    ------
    SourceError
        That is not known.
    """
    # Of wide letters each second byte is zero.
    declared = _DECLARED.search(stored[:_BEGINNING_BYTES].replace(b"\0", b""))
    stated = declared[1].decode("ascii", "replace") if declared else None
    found = named_encoding(encoding) if encoding else find_encoding(stored, stated)
    text, lost = decode(stored, found.encoding)
    is_as_stated = found.is_believed and not found.is_guess and not found.is_named
    is_known = stated is None or known_encoding(stated) in _KNOWN
    if not lost and is_as_stated and is_known and found.encoding in _KNOWN:
        return XmlText(found=found)
    problems = encoding_problems(path, found)
    if lost:
        problems += (Problem.of("letters_lost", lost, file=readable_name(path.name)),)
    return XmlText(_without_declaration(text), found, problems)


def readable_xml(path: Path, encoding: str | None = None) -> StandIn | None:
    """Return XML of any kind in an encoding that GDAL knows.

    Parameters
    ----------
    path : Path
        The file.
    encoding : str or None
        Of it, where the user named one.

    Raises
    ------
    SourceError
        That is not known.
    """
    if path.stat().st_size > MOST_BYTES:
        return None
    read = text_of(path, path.read_bytes(), encoding)
    place = new_folder() / (plain_name(path) if is_odd(path) else path.name)
    if read.text is None:
        name = str(link(path, place)) if is_odd(path) else str(path)
        return StandIn(name, read.problems, read.found)
    place.write_text(read.text, encoding="utf-8", newline="")
    return StandIn(str(place), read.problems, read.found)


def _without_declaration(text: str) -> str:
    return re.sub(r"^\ufeff?<\?xml[^>]*\?>", "", text)
