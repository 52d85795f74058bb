"""Databases with a view that never comes to an end."""

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

import psutil

from tests.vector_files import BOX, write

COUNTING = "WITH RECURSIVE r(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM r) SELECT"


def endless_plots(folder: Path, *, has_rows: bool = False) -> Path:
    """Return a GeoPackage with the layer `plots` and a view on it, `endless`, without an end.

    Parameters
    ----------
    folder : Path
        Where it is written.
    has_rows : bool
        True for a view that gives one row after the other, False for one that is silent.
    """
    path = write(folder / "plots.gpkg", [BOX], geometry_type="Polygon")
    end = "" if has_rows else " AND r.i < 0"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(
            f"CREATE VIEW endless AS {COUNTING} r.i AS OGC_FID, p.geom AS geom, r.i AS n"
            f" FROM r, plots p WHERE p.fid = 1{end}"
        )
        connection.execute(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id)"
            " SELECT 'endless', data_type, 'endless', srs_id FROM gpkg_contents LIMIT 1"
        )
        connection.execute(
            "INSERT INTO gpkg_geometry_columns SELECT 'endless', column_name, geometry_type_name,"
            " srs_id, z, m FROM gpkg_geometry_columns LIMIT 1"
        )
        connection.commit()
    return path


def processor_seconds() -> float:
    """Return how long processors have worked for this program and for those it has started.

    However busy a machine is, that is not more than somebody alone on it waits.
    """
    seconds = sum(os.times()[:4])
    for each in psutil.Process().children():
        with suppress(psutil.NoSuchProcess):
            seconds += sum(each.cpu_times()[:2])
    return seconds
