"""What a GeoPackage promises and doesn't have is named."""

import sqlite3
from contextlib import closing
from pathlib import Path

from gisapp.sources.open import open_source
from gisapp.words import load_words
from tests.vector_files import BOX, write


def test_a_table_that_is_listed_only_is_named(tmp_path: Path) -> None:
    path = write(tmp_path / "plots.gpkg", [BOX], layer="plots")
    assert open_source(str(path)).layers[0].origin.problems == ()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) "
            "VALUES ('roads', 'features', 'roads', 4490)"
        )
    (layer,) = open_source(str(path)).layers
    (problem,) = layer.origin.problems
    assert (layer.feature_count, problem.count) == (1, 1)
    assert problem.sentence(load_words("en")).startswith(
        "plots.gpkg lists layers that are not in it: roads"
    )
