"""What stands in files beside a table of text: types of its columns (.csvt), its CRS (.prj)."""

from pathlib import Path


def types_beside(path: Path) -> tuple[str, ...]:
    """Return the types of columns that a .csvt file declares, in small letters; none without one.

    Parameters
    ----------
    path : Path
        The table.
    """
    beside = path.with_suffix(".csvt")
    return declared_types(beside.read_text("utf-8", "replace")) if beside.is_file() else ()


def crs_beside(path: Path) -> str | None:
    """Return the CRS that a .prj file states, `EPSG:n` where it has a code; None without one.

    Parameters
    ----------
    path : Path
        The table.
    """
    from pyproj import CRS
    from pyproj.exceptions import CRSError

    beside = path.with_suffix(".prj")
    if not beside.is_file():
        return None
    stated = beside.read_text("utf-8", "replace").strip()
    try:
        code = CRS(stated).to_epsg()
    except CRSError:
        # Whoever asks for places is told that it is not known.
        return stated
    return f"EPSG:{code}" if code else stated


def declared_types(csvt: str) -> tuple[str, ...]:
    """Return the types that the text of a .csvt file declares, in small letters.

    >>> declared_types('"Integer(10)","String","Point(X)"')
    ('integer', 'string', 'point(x)')
    """
    kinds = [each.strip().strip('"').lower() for each in csvt.partition("\n")[0].split(",")]
    return tuple(kind if kind.startswith("point(") else kind.partition("(")[0] for kind in kinds)
