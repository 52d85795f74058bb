"""Files that planners are sent and that this program doesn't read: each with what to do instead."""

from collections.abc import Mapping
from pathlib import Path

from gisapp.errors import SourceError

_BY_SUFFIX: Mapping[str, str] = {
    **dict.fromkeys((".7z", ".rar"), "packed_otherwise"),
    ".dwg": "dwg",
    **dict.fromkeys((".mdb", ".accdb"), "access_database"),
    **dict.fromkeys((".qgz", ".qgs"), "qgis_project"),
    **dict.fromkeys((".lyr", ".lyrx", ".mxd", ".aprx", ".mapx", ".pagx"), "arcgis_project"),
    **dict.fromkeys((".mpk", ".mpkx", ".lpk", ".lpkx", ".ppkx"), "arcgis_package"),
    **dict.fromkeys((".gdbtable", ".gdbtablx", ".gdbindexes", ".spx", ".atx"), "geodatabase_part"),
}
_BY_START: Mapping[bytes, str] = {
    b"7z\xbc\xaf\x27\x1c": "packed_otherwise",
    b"Rar!\x1a\x07": "packed_otherwise",
    b"\0\1\0\0Standard Jet": "access_database",
    b"\0\1\0\0Standard ACE": "access_database",
    # The version of AutoCAD, such as AC1032.
    b"AC10": "dwg",
}
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0"
"""How a drawing of MicroStation since version 8 begins."""
_START_BYTES = 32


def check_is_read(path: Path) -> None:
    """Refuse a file of a kind that is known not to be read, by its name or by how it begins.

    Parameters
    ----------
    path : Path
        A file or folder that can be read.

    Raises
    ------
    SourceError
        It is of such a kind; the sentence says what to ask for.
    """
    if not path.is_file():
        return
    with path.open("rb") as file:
        start = file.read(_START_BYTES)
    suffix = path.suffix.lower()
    code = next((code for begin, code in _BY_START.items() if start.startswith(begin)), None)
    code = _BY_SUFFIX.get(suffix, code)
    if suffix == ".dgn" and start.startswith(_COMPOUND_FILE):
        code = "dgn8"
    if code is not None:
        raise SourceError(code, path=path)
