"""GML is opened by a link in another folder, where GDAL may write; what breaks off is refused."""

import re
from pathlib import Path
from xml.parsers.expat import ExpatError, ParserCreate

from gisapp.errors import SourceError
from gisapp.sources.stand_ins.private_folder import link
from gisapp.sources.stand_ins.stand_in import StandIn, new_place
from gisapp.sources.stand_ins.xml_text import MOST_BYTES, XmlText, text_of

_BESIDE = (".xsd", ".gfs")
_MARK, _BEGINNING_BYTES = b"<", 64
_THREE = re.compile(rb'srsDimension\s*=\s*"3"')
"""Such marks at its beginning make GDAL state a type of geometry that pyogrio doesn't know."""
_TYPE = re.compile(r"(<GeometryType>)\s*([-\d]+)\s*(</GeometryType>)")
"""Where GDAL writes down what it has found out of the geometry."""
_TYPES = frozenset(range(1, 13))
"""Of geometry that is flat: OGC 06-103r4, table 7; others are read as what they are."""
_WITH_HEIGHT = (1000, -(2**31), 2**31)
"""What is added to them for a height."""


def gml_stand_in(path: Path, encoding: str | None = None) -> StandIn | None:
    """Return a link to GML, beside which GDAL may write what it finds out about its columns.

    Parameters
    ----------
    path : Path
        The file.
    encoding : str or None
        Of its texts, where the user named one.

    Raises
    ------
    SourceError
        It breaks off or is damaged: GDAL would take it for a file with fewer features, or none.
    """
    place = new_place(path)
    is_small = path.stat().st_size <= MOST_BYTES
    stored = path.read_bytes() if is_small else b""
    read = text_of(path, stored, encoding) if is_small else XmlText()
    document = stored if read.text is None else read.text.encode()
    if _MARK in document[:_BEGINNING_BYTES]:
        _check_whole(path, document)
    if read.text is None:
        link(path, place)
    else:
        place.write_bytes(document)
    for beside in path.parent.iterdir():
        _put_beside(place, beside, is_own=beside.stem == path.stem)
    _forget_unknown_types(place)
    return StandIn(str(place), read.problems, read.found)


def unnamed_gml_stand_in(path: Path) -> StandIn | None:
    """Return a link to what may be GML under another name; None for anything else."""
    with path.open("rb") as file:
        start = file.read(4096)
    return gml_stand_in(path) if b"opengis.net/gml" in start else None


def _check_whole(path: Path, document: bytes) -> None:
    try:
        ParserCreate().Parse(document, True)
    except ExpatError as error:
        raise SourceError(
            "xml_damaged", path=path, line=error.lineno, details=str(error)
        ) from error


def _put_beside(place: Path, beside: Path, *, is_own: bool) -> None:
    """Put what describes columns beside the stand-in, under its name if it is the file's own."""
    suffix = beside.suffix.lower()
    if suffix == ".xsd" or (is_own and suffix in _BESIDE):
        link(beside, place.with_suffix(beside.suffix) if is_own else place.with_name(beside.name))


def _forget_unknown_types(place: Path) -> None:
    """Have GDAL look at the columns, and leave out the types of geometry that pyogrio refuses."""
    import pyogrio
    from pyogrio.errors import GeometryError

    try:
        pyogrio.list_layers(place)
    except GeometryError:
        found = place.with_suffix(".gfs")
        if found.exists():
            _replace(found, _TYPE.sub(_known_type, found.read_text("utf-8")).encode())
        elif place.stat().st_size <= MOST_BYTES:
            _replace(place, _THREE.sub(b"srsDimension='3'", place.read_bytes()))


def _replace(place: Path, content: bytes) -> None:
    # It may be a link to the user's own.
    place.unlink()
    place.write_bytes(content)


def _known_type(stated: re.Match[str]) -> str:
    kind = int(stated[2])
    is_known = any(kind - height in _TYPES for height in (0, *_WITH_HEIGHT))
    return stated[0] if is_known else f"{stated[1]}0{stated[3]}"
