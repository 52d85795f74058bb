"""Tables of the park schema and their rows, as they stand in a GeoPackage."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from gisapp.core.layers.attributes import Field

Value = str | int | float | bytes | None
GEOMETRY = "geom"
"""The name under which rows have their geometry, whatever the column is called."""


@dataclass(frozen=True)
class Row:
    """One row of a table.

    Parameters
    ----------
    table : str
        The table's name.
    fid : int
        Its GeoPackage feature id.
    values : mapping
        By column; geometry is under `GEOMETRY`, as a GeoPackage blob.
    """

    table: str
    fid: int
    values: Mapping[str, Value]

    def text(self, column: str) -> str:
        """Return a value as text, empty where it is missing."""
        value = self.values.get(column)
        if value is None or isinstance(value, bytes):
            return ""
        return str(value).strip()

    def number(self, column: str) -> float | None:
        """Return a value as a number, None where it is missing.

        Raises
        ------
        ValueError
            It is no finite number.
        """
        text = self.text(column)
        number = float(text) if text else None
        if number is not None and not math.isfinite(number):
            raise ValueError(f"{text} is not finite")
        return number


@dataclass(frozen=True)
class Table:
    """One table; where the file lacks it, a table without rows.

    Parameters
    ----------
    name : str
        Its name in the schema.
    rows : tuple of Row
        In the order of their ids.
    fields : tuple of Field
        Its columns without the geometry.
    geometry_type : str
        In the capitals of GeoPackage; empty for a table without geometry.
    crs : str or None
        `EPSG:n`, else WKT; None where the file doesn't say.
    """

    name: str
    rows: tuple[Row, ...] = ()
    fields: tuple[Field, ...] = ()
    geometry_type: str = ""
    crs: str | None = None
