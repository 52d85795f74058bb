"""The rows of sheets and CSV: attributes, then where a feature is, in columns of its own."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import shapely
from numpy.typing import NDArray

from gisapp.core.layers.attributes import AttributeValue
from gisapp.core.progress import Progress
from gisapp.errors import Phrase
from gisapp.export.formats.writer import FeatureExport
from gisapp.export.table_names import free_name
from gisapp.export.tables.map_shapes import DEGREES, is_in_degrees
from gisapp.export.tables.request import Places
from gisapp.export.tables.row_batch import RowTable

Cell = AttributeValue | date | Decimal


def headings_of(table: RowTable, places: Places) -> list[str]:
    """Return what the columns are called.

    Parameters
    ----------
    table : RowTable
        What is written.
    places : Places
        How it tells where a feature is.
    """
    names = list(table.schema.names)
    for name in _place_headings(table, places):
        names.append(free_name(name, names))
    return names


def rows_of(table: RowTable, places: Places, progress: Progress) -> Iterator[list[Cell]]:
    """Yield the cells of each row; parameters as of `headings_of`."""
    for batch in table.batches(progress):
        columns = [column.to_pylist() for column in batch.attributes.columns]
        if table.crs:
            columns += _places(batch.shapes, places)
        rows = zip(*columns, strict=True) if columns else ([] for _ in batch.ids)
        yield from map(list, rows)


def places_for(table: RowTable, places: Places) -> Places:
    """Return how places are told where a user leaves that open: points by their coordinates.

    Shapes of other kinds are told by WKT.
    """
    if places or not table.crs:
        return places
    return "lonlat" if table.geometry_type == "Point" else "wkt"


def losses_of_places(export: FeatureExport, asked: Places) -> Iterator[Phrase]:
    """Say what the columns do not tell of places, if these are told as a user asks."""
    for table in export.tables:
        places = places_for(table, asked)
        if table.crs and places == "none":
            yield Phrase("export.loss.no_places", {"layer": table.name})
        elif table.crs and places == "lonlat" and table.geometry_type != "Point":
            yield Phrase("export.loss.shapes", {"layer": table.name})
    if export.crs != DEGREES and any(table.crs for table in export.tables):
        yield Phrase("export.loss.crs", {"crs": export.crs})


def _place_headings(table: RowTable, places: Places) -> tuple[str, ...]:
    if not table.crs or places == "none":
        return ()
    if places == "wkt":
        return ("WKT",)
    return ("lon", "lat") if is_in_degrees(table.crs) else ("x", "y")


def _places(shapes: NDArray, places: Places) -> list[list[Cell]]:  # type: ignore[type-arg]
    if places == "none":
        return []
    if places == "wkt":
        return [list(shapely.to_wkt(shapes, rounding_precision=-1))]
    inside = shapely.point_on_surface(shapes)
    single = shapely.get_type_id(shapes) == shapely.GeometryType.POINT
    inside[single] = shapes[single]
    return [_numbers(shapely.get_x(inside)), _numbers(shapely.get_y(inside))]


def _numbers(values: NDArray) -> list[Cell]:  # type: ignore[type-arg]
    # What has no place has no number either.
    return [None if each != each else each for each in values.tolist()]
