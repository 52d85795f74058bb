"""GDAL's names of types of fields and geometry, as words for users."""

from gisapp.words import Words


def field_type(name: str, words: Words) -> str:
    """Return what a type of field is called; one without words keeps its name.

    >>> from gisapp.words import load_words
    >>> field_type("Integer64", load_words("en"))
    'Whole number'
    """
    code = f"layers.type.{name.removesuffix('64').lower()}"
    return words(code) if code in words else name


def geometry_type(name: str, words: Words) -> str:
    """Return what a type of geometry is called, be it of one part or of many; as above.

    >>> from gisapp.words import load_words
    >>> geometry_type("MultiPolygon Z", load_words("en"))
    'Areas'
    """
    code = f"layers.type.{name.removeprefix('Multi').partition(' ')[0].lower()}"
    return words(code) if code in words else name
