"""The text of XML that GDAL would not read: for its encoding, or for a stray letter."""

import re
from dataclasses import dataclass
from html import escape, unescape
from pathlib import Path

from gisapp.core.layers.layer import Problem
from gisapp.sources.encoding_names import known_encoding
from gisapp.sources.stand_ins.private_folder import link
from gisapp.sources.stand_ins.stand_in import StandIn, is_odd, new_place
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
_FORBIDDEN = bytes(code for code in range(32) if code not in b"\t\n\r").decode()
"""Letters that XML doesn't allow (W3C, XML 1.0, section 2.2)."""
_ALLOWED = r"(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});"
_STRAY = rf"&(?!{_ALLOWED})(?:\w{{1,31}};)?"
_AMPERSAND = re.compile(_STRAY)
"""One that begins none of the references that XML knows."""
_OR_PLAIN_TEXT = re.compile(rf"<!\[CDATA\[.*?\]\]>|<!--.*?-->|{_STRAY}", re.DOTALL)
"""The same, and whole passages in which it is allowed."""
_OWN_REFERENCES = "<!ENTITY"


@dataclass(frozen=True)
class XmlText:
    """The text of an XML file.

    Parameters
    ----------
    text : str or None
        Well formed and without its declaration; None where GDAL reads the file as it is.
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
    mended = _well_formed(text)
    is_as_stated = found.is_believed and not found.is_guess and not found.is_named
    is_known = stated is None or known_encoding(stated) in _KNOWN
    if mended == text and not lost and is_as_stated and is_known and found.encoding in _KNOWN:
        return XmlText(found=found)
    problems = encoding_problems(path, found, lost)
    return XmlText(_without_declaration(mended), found, problems)


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
    place = new_place(path)
    if read.text is None:
        name = str(link(path, place)) if is_odd(path) else str(path)
        return StandIn(name, read.problems, read.found)
    place.write_text(read.text, encoding="utf-8", newline="")
    return StandIn(str(place), read.problems, read.found)


def _well_formed(text: str) -> str:
    """Return XML without what many programs write into names, though XML doesn't allow it."""
    if _OWN_REFERENCES in text:
        return text
    if any(letter in text for letter in _FORBIDDEN):
        text = text.translate(dict.fromkeys(map(ord, _FORBIDDEN), " "))
    return _OR_PLAIN_TEXT.sub(_escaped, text) if _AMPERSAND.search(text) else text


def _escaped(found: re.Match[str]) -> str:
    """Return a stray ampersand, or a letter that HTML alone has a name for, as XML writes it."""
    return found[0] if found[0].startswith("<") else escape(unescape(found[0]), quote=False)


def _without_declaration(text: str) -> str:
    return re.sub(r"^\ufeff?<\?xml[^>]*\?>", "", text)
