"""The names of encodings: as files state them, as Python knows them, as users are told them."""

import codecs
import re

_NO_ENCODINGS_OF_FILES = frozenset(
    ("idna", "punycode", "raw_unicode_escape", "undefined", "unicode_escape", "mbcs", "oem")
)
"""What Python can make text with, too: of names of machines, of its own programs, of nothing."""
_CODE_PAGE = re.compile(r"(?:ansi|oem|win(?:dows)?|ms|cp|n|ibm)?[ _-]*(\d{3,5})")
_LATIN = re.compile(r"(?:iso)?[ _-]*8859[ _-]*(\d{1,2})")
_BY_NUMBER = {"54936": "gb18030", "65001": "utf-8", "20936": "gb2312", "51949": "euc_kr"}
"""Windows' numbers of encodings that Python knows by a name alone."""
_ALIASES = {"chinese (prc)": "gb18030", "euc-cn": "gb2312", "euc_cn": "gb2312", "x-gbk": "gbk"}
_CHINESE = frozenset(("gb2312", "gbk", "gb18030"))
"""Each is a part of the next; who states one of them may well have used the others' letters."""
_TOLD = {
    "utf-8-sig": "UTF-8",
    "cp1252": "Windows-1252",
    "iso8859-1": "ISO-8859-1",
    "shift_jis": "Shift_JIS",
    "cp932": "Shift_JIS",
    "big5hkscs": "Big5-HKSCS",
    "big5": "Big5",
    "cp949": "EUC-KR",
    "euc_kr": "EUC-KR",
    "euc_jp": "EUC-JP",
}


def known_encoding(stated: str) -> str | None:
    """Return Python's name of an encoding, None for one that it doesn't know.

    Files and users spell them in many ways: with the number of a Windows code page, with blanks,
    with a byte order mark before it.

    >>> known_encoding("UTF8"), known_encoding("rot13"), known_encoding("no such one")
    ('utf-8', None, None)
    >>> known_encoding("ANSI 936"), known_encoding("88591"), known_encoding("65001")
    ('gbk', 'iso8859-1', 'utf-8')
    """
    asked = stated.strip(" \t\r\n\0\"'\N{ZERO WIDTH NO-BREAK SPACE}").lower()
    page, latin = _CODE_PAGE.fullmatch(asked), _LATIN.fullmatch(asked)
    if asked in _ALIASES:
        asked = _ALIASES[asked]
    elif latin:
        asked = f"iso8859-{latin[1]}"
    elif page:
        asked = _BY_NUMBER.get(page[1], f"cp{page[1]}")
    try:
        found = codecs.lookup(asked)
    except (LookupError, ValueError):
        return None
    name = found.name.replace("-", "_")
    # Others, such as base64, make bytes of bytes; codecs say so in no other way.
    is_of_text: bool = found._is_text_encoding
    return found.name if is_of_text and name not in _NO_ENCODINGS_OF_FILES else None


def widest(encoding: str) -> str:
    """Return the encoding of which another one is a part, by Python's names.

    >>> widest("gb2312"), widest("cp1252")
    ('gb18030', 'cp1252')
    """
    return "gb18030" if encoding in _CHINESE else encoding


def told_name(encoding: str) -> str:
    """Return what users are told an encoding is called, which Python calls so.

    >>> told_name("gb18030"), told_name("utf-8"), told_name("cp1252")
    ('GB18030', 'UTF-8', 'Windows-1252')
    """
    return _TOLD.get(encoding, encoding.upper())
