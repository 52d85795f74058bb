"""The encodings of text: those that a file may state or a user name, and which one a text is in."""

import codecs

_NO_ENCODINGS_OF_FILES = frozenset(
    ("idna", "punycode", "raw_unicode_escape", "undefined", "unicode_escape", "mbcs", "oem")
)
"""What Python can make text with, too: of names of machines, of its own programs, of nothing."""


def known_encoding(stated: str) -> str | None:
    """Return Python's name of an encoding, None for one that it doesn't know.

    >>> known_encoding("UTF8"), known_encoding("rot13"), known_encoding("no such one")
    ('utf-8', None, None)
    """
    try:
        found = codecs.lookup(stated)
    except (LookupError, ValueError):
        return None
    name = found.name.replace("-", "_")
    # Others, such as base64, make bytes of bytes; codecs say so in no other way.
    is_of_text: bool = found._is_text_encoding
    return found.name if is_of_text and name not in _NO_ENCODINGS_OF_FILES else None


def decoded(stored: bytes, encoding: str = "utf-8") -> str | None:
    r"""Return text in the encoding that is likely, else in Chinese; None if it is in neither.

    Parameters
    ----------
    stored : bytes
        The text as it is stored.
    encoding : str
        The likely one; UTF-8 where nobody says.

    Examples
    --------
    >>> decoded("园区".encode("gbk")), decoded(b"\xff")
    ('园区', None)
    """
    for each in (encoding, "gb18030"):
        try:
            return stored.decode(each)
        except UnicodeDecodeError:
            continue
    return None
