"""GeoPackages are read whatever type of geometry they state, and stay as they are."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import shapely

from gisapp.sources.open import open_source
from tests.vector_files import BOX, POINT, write


def declare(path: Path, layer: str, kind: str, z: int, m: int) -> None:
    """Have a GeoPackage state a type of geometry."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            "UPDATE gpkg_geometry_columns SET geometry_type_name = ?, z = ?, m = ? "
            "WHERE table_name = ?",
            (kind, z, m, layer),
        )


@pytest.mark.parametrize(
    ("kind", "z", "m"),
    [
        ("GEOMETRY", 1, 0),
        ("GEOMETRY", 0, 1),
        ("GEOMETRY", 2, 2),
        ("TIN", 1, 0),
        ("PolyhedralSurface", 0, 0),
        ("TRIANGLE", 1, 1),
    ],
)
def test_a_layer_of_an_unusual_type_is_shown_beside_others(
    tmp_path: Path, kind: str, z: int, m: int
) -> None:
    path = write(tmp_path / "plots.gpkg", [BOX], layer="plots")
    write(path, [shapely.force_3d(BOX, 5.0), POINT], layer="roofs", append=True)
    declare(path, "roofs", kind, z, m)
    before = path.read_bytes()
    layers = open_source(str(path)).layers
    counts = {layer.layer_id: layer.feature_count for layer in layers}
    assert counts == {"plots/plots": 1, "plots/roofs": 1, "plots/roofs/polygon": 1}
    roofs = next(layer for layer in layers if layer.layer_id == "plots/roofs/polygon")
    assert roofs.attributes.record(1)["名称"] == "地块 0"
    assert path.read_bytes() == before


def test_what_a_database_would_do_by_itself_is_not_done(tmp_path: Path) -> None:
    path = write(tmp_path / "plots.gpkg", [BOX])
    declare(path, "plots", "TIN", 1, 0)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            "CREATE TRIGGER stop AFTER UPDATE ON gpkg_geometry_columns "
            "BEGIN SELECT RAISE(ABORT, 'no'); END"
        )
    (layer,) = open_source(str(path)).layers
    assert layer.feature_count == 1
