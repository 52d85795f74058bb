"""Names of tables and columns in a database, each once whatever the case of its letters."""

import re
from collections.abc import Iterable, Sequence

from gisapp.core.layers.layer import Layer

_RESERVED = re.compile(
    r"""(gpkg|rtree|sqlite)_|layer_styles$|[`~!@#$%^&*()+={}|\[\]\\:";'<>?,./-]""", re.IGNORECASE
)
"""How the name of a table must not begin: SQLite and GDAL keep these for themselves."""
_LONGEST_TABLE, _LONGEST_COLUMN = 100, 200
"""In letters: GDAL would cut its own statements."""


def table_names(layers: Sequence[Layer]) -> list[str]:
    """Return a name for the table of each layer: that of the source's, where it is free.

    Parameters
    ----------
    layers : sequence of Layer
        Several may be of one table, such as its points and its lines.
    """
    names: list[str] = []
    for layer in layers:
        wanted = layer.kind or layer.origin.layer or layer.name.en or layer.layer_id
        wanted = wanted[:_LONGEST_TABLE]
        if _RESERVED.match(wanted):
            wanted = f"layer_{wanted}"
        if free_name(wanted, names) != wanted:
            wanted = f"{wanted}_{layer.geometry.kind}"
        names.append(free_name(wanted, names))
    return names


def column_names(names: Sequence[str]) -> dict[str, str]:
    """Return names for columns that are short enough, each once whatever its case, by their own.

    >>> column_names(["Use", "use"])
    {'Use': 'Use', 'use': 'use_2'}
    """
    made: dict[str, str] = {}
    for name in names:
        made[name] = free_name(name[:_LONGEST_COLUMN], made.values())
    return made


def free_name(wanted: str, taken: Iterable[str]) -> str:
    """Return a name, with a number where another one has it already.

    >>> free_name("fid", ["FID", "fid_2"]), free_name("geom", [])
    ('fid_3', 'geom')
    """
    known = {each.lower() for each in taken}
    candidates = (wanted if number == 1 else f"{wanted}_{number}" for number in range(1, 10**6))
    return next(each for each in candidates if each.lower() not in known)
