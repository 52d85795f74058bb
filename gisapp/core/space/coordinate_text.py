"""A typed position without what stands around it: marks, brackets, words, the name of its datum."""

import re
import unicodedata
from typing import Literal

from gisapp.grammar import coordinate_pattern, grammar, without_invisible

System = Literal["wgs84", "gcj02", "bd09", "mercator", "gauss_kruger", "crs"]
"""What the typed numbers are: degrees of WGS 84, or of the shifted datums of Chinese web maps,
metres of EPSG:3857, metres of CGCS2000 / Gauss-Krüger, or numbers of another CRS."""


def plain_text(text: str) -> str:
    """Return a text in ASCII as far as it goes.

    Examples
    --------
    >>> plain_text("２８．６４，１１５．９８")
    '28.64,115.98'
    """
    text = _without_percent_codes(without_invisible(text))
    # Before NFKC, which makes letters and accents of some signs, and after it.
    for _ in range(2):
        for written, meant in grammar("coordinates")["written_as"]:
            text = re.sub(written, meant, text)
        text = unicodedata.normalize("NFKC", text)
    return text.strip(" ")


def without_words(text: str) -> str:
    """Return a plain text without the words and brackets around a position.

    >>> without_words("位于(28.64, 115.98)附近"), without_words("28.64, 115.98 (WGS84)")
    ('28.64, 115.98', '28.64, 115.98')
    """
    return coordinate_pattern("after").sub("", coordinate_pattern("before").sub("", text))


def system_named_in(text: str) -> System:
    """Return the datum that words around a position name.

    >>> system_named_in("百度坐标：28.64, 115.98")
    'bd09'
    """
    return first_system(grammar("coordinates")["named_systems"], text)


def first_system(signs: list[tuple[str, System]], text: str) -> System:
    """Return the datum whose sign is the first in a list that a text has, else WGS 84.

    Parameters
    ----------
    signs : list of (str, System)
        Patterns, and what they are signs of.
    text : str
        Where they are looked for.
    """
    found = (system for sign, system in signs if re.search(sign, text, re.IGNORECASE))
    return next(found, "wgs84")


def _without_percent_codes(text: str) -> str:
    # Links, and what is copied out of them, may have their punctuation encoded.
    return re.sub("%([2-7][0-9a-f])", lambda code: chr(int(code[1], 16)), text, flags=re.IGNORECASE)
