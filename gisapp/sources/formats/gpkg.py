"""GeoPackages: their geometry blobs, a header and then plain WKB, and statements that ask them."""

from collections.abc import Collection, Sequence

from gisapp.core.space.crs import Bounds
from gisapp.errors import SourceError

_ENVELOPE_BYTES = (0, 32, 48, 48, 64)
"""By the envelope code in the header's flags: none, xy, xyz, xym, xyzm."""

_ID_AS_TEXT = "gisapp:id"
"""Not the name of the id: GDAL would leave out what is called so."""


def gpkg_wkb(blob: bytes) -> bytes:
    """Return the WKB of a GeoPackage geometry blob (OGC 12-128r18, clause 2.1.3).

    Parameters
    ----------
    blob : bytes
        As stored: a header, with an envelope or without, then WKB.

    Raises
    ------
    SourceError
        The bytes are no GeoPackage geometry.
    """
    if len(blob) < 8 or blob[:2] != b"GP":
        raise SourceError("not_a_blob")
    envelope = blob[3] >> 1 & 0b111
    if envelope >= len(_ENVELOPE_BYTES):
        raise SourceError("unknown_envelope", envelope=envelope)
    return blob[8 + _ENVELOPE_BYTES[envelope] :]


def select_statement(
    table: str,
    columns: Sequence[str],
    texts: Collection[str] = (),
    *,
    id_column: str = "",
    feature_ids: Sequence[int] | None = None,
    geometry_column: str = "",
    bbox: Bounds | None = None,
) -> str:
    """Return the SQL that reads columns of a table or view in its own order.

    Parameters
    ----------
    table : str
        The table or view.
    columns : sequence of str
        What to read, id and geometry included where they are wanted.
    texts : collection of str
        Those columns of which the text is read as it is stored, whatever type they have. An id
        among them gets a name of its own.
    id_column : str
        The table's id; needed for `feature_ids` and `bbox`.
    feature_ids : sequence of int or None
        The rows wanted; None for all.
    geometry_column : str
        The column whose spatial index finds `bbox`.
    bbox : tuple of float or None
        xmin, ymin, xmax, ymax in the table's CRS; None for all rows.
    """
    called = {id_column: _ID_AS_TEXT}
    chosen = (
        f"{_as_text(quoted(name))} AS {quoted(called.get(name, name))}"
        if name in texts
        else quoted(name)
        for name in columns
    )
    statement = f"SELECT {', '.join(chosen)} FROM {quoted(table)}"
    if feature_ids is not None:
        wanted = ", ".join(str(int(each)) for each in feature_ids)
        return f"{statement} WHERE {quoted(id_column)} IN ({wanted})"
    if bbox is not None:
        xmin, ymin, xmax, ymax = map(float, bbox)
        index = quoted(f"rtree_{table}_{geometry_column}")
        return (
            f"{statement} WHERE {quoted(id_column)} IN (SELECT id FROM {index} WHERE "
            f"minx <= {xmax!r} AND maxx >= {xmin!r} AND miny <= {ymax!r} AND maxy >= {ymin!r})"
        )
    return statement


def count_statement(table: str) -> str:
    """Return the SQL that counts the rows of a table or view."""
    return f"SELECT COUNT(*) AS features FROM {quoted(table)}"


def _as_text(column: str) -> str:
    """Return the SQL of a value as text: numbers with all their digits, bytes as SQL has them."""
    return (
        f"CASE typeof({column}) WHEN 'blob' THEN quote({column}) WHEN 'real' THEN "
        f"CASE WHEN CAST(CAST({column} AS TEXT) AS REAL) = {column} THEN CAST({column} AS TEXT) "
        f"ELSE printf('%!.17g', {column}) END ELSE CAST({column} AS TEXT) END"
    )


def quoted(name: str) -> str:
    """Return a name as SQL has it.

    >>> print(quoted('plots "A" of 2020'))
    "plots ""A"" of 2020"
    """
    doubled = name.replace('"', '""')
    return f'"{doubled}"'
