"""Tables of which nobody knows where on the earth they lie, until the user says it."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from gisapp.core.space.crs import Bounds
from gisapp.errors import CrsError, GisAppError
from gisapp.sources.source_name import table_identity

_CODES = frozenset(("no_crs", "local_crs", "stated_crs_unknown"))
"""The failures that a user can mend by saying the CRS."""


@dataclass(frozen=True)
class UnplacedTable:
    """A table of a file without a CRS that says where it lies.

    Parameters
    ----------
    source, layer : str
        As in `LayerOrigin`.
    bounds : (float, float, float, float) or None
        xmin, ymin, xmax, ymax in its own numbers; None where they are not known.
    """

    source: str
    layer: str
    bounds: Bounds | None = None

    @property
    def identity(self) -> str:
        """The same for all names that it can have."""
        return table_identity(self.source, self.layer)


@dataclass(frozen=True)
class Unplaced:
    """A source that was opened, and its tables that lie nobody knows where."""

    uri: str
    tables: tuple[UnplacedTable, ...]


def unplaced_in(failures: Iterable[GisAppError]) -> tuple[UnplacedTable, ...]:
    """Return the tables that failed as they state no CRS, each once."""
    found = (_table_of(each) for each in failures if _is_without_place(each))
    return tuple({each.identity: each for each in found}.values())


def _is_without_place(failure: GisAppError) -> bool:
    return isinstance(failure, CrsError) and failure.code in _CODES


def _table_of(failure: GisAppError) -> UnplacedTable:
    values = failure.values
    bounds = tuple(values.get(each, np.nan) for each in ("xmin", "ymin", "xmax", "ymax"))
    return UnplacedTable(
        str(values.get("path", "")), str(values.get("layer", "")), _numbers(bounds)
    )


def _numbers(bounds: tuple[object, ...]) -> Bounds | None:
    numbers = [each for each in bounds if isinstance(each, float) and np.isfinite(each)]
    if len(numbers) != 4:
        return None
    xmin, ymin, xmax, ymax = numbers
    return xmin, ymin, xmax, ymax
