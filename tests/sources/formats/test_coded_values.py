"""A code is told with its meaning where the file says it, and alone where it doesn't."""

import sqlite3
from pathlib import Path

import geopandas as gpd
import pytest

from gisapp.sources.open import open_source
from tests.vector_files import BOX, write


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Plots with codes of land use, of which the file explains two."""
    path = tmp_path / "plots.gpkg"
    frame = gpd.GeoDataFrame(
        {"use": ["0601", "9999", None], "grade": [1, 2, 1]}, geometry=[BOX] * 3, crs=4490
    )
    frame.to_file(path)
    with sqlite3.connect(path) as connection:
        connection.executescript(
            """
            CREATE TABLE gpkg_data_columns (table_name, column_name, name, title, description,
                mime_type, constraint_name);
            CREATE TABLE gpkg_data_column_constraints (constraint_name, constraint_type, value,
                min, min_is_inclusive, max, max_is_inclusive, description);
            INSERT INTO gpkg_data_columns (table_name, column_name, constraint_name)
                VALUES ('plots', 'use', 'uses'), ('plots', 'grade', 'grades');
            INSERT INTO gpkg_data_column_constraints
                (constraint_name, constraint_type, value, description)
                VALUES ('uses', 'enum', '0601', '工业用地'), ('grades', 'enum', '1', '一级');
            """
        )
    connection.close()
    return path


def test_the_meaning_stands_beside_the_code(path: Path) -> None:
    (layer,) = open_source(str(path)).layers
    assert [dict(layer.attributes.record(number)) for number in (1, 2, 3)] == [
        {"use": "0601 工业用地", "grade": "1 一级"},
        {"use": "9999", "grade": "2"},
        {"use": None, "grade": "1 一级"},
    ]
    assert layer.attributes.column("use", [1, 3]).values == ["0601 工业用地", None]
    assert {field.type for field in layer.attributes.fields} == {"String"}


def test_a_file_without_meanings_keeps_its_values(tmp_path: Path) -> None:
    (layer,) = open_source(str(write(tmp_path / "plots.gpkg", [BOX]))).layers
    assert layer.attributes.record(1)["area"] == 0.5
