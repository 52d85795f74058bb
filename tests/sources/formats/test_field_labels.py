"""Fields are called as the file says that they are to be called."""

import sqlite3
from pathlib import Path

import pytest

from gisapp.core.layers.names import field_title
from gisapp.sources.formats.field_labels import labels_of
from gisapp.sources.open import open_source
from tests.vector_files import BOX, write

COLUMNS = """
CREATE TABLE gpkg_data_columns (table_name, column_name, name, title, description,
    mime_type, constraint_name);
INSERT INTO gpkg_data_columns (table_name, column_name, name, title)
    VALUES ('plots', 'area', '面积', NULL), ('plots', '名称', 'ignored', '地块名称'),
           ('others', 'area', 'of another', '')
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = write(tmp_path / "plots.gpkg", [BOX])
    with sqlite3.connect(path) as connection:
        connection.executescript(COLUMNS)
    connection.close()
    return path


def test_a_title_is_shown_before_a_name_and_a_name_before_the_column(path: Path) -> None:
    (layer,) = open_source(str(path)).layers
    assert {field.name: field.shown for field in layer.attributes.fields}["area"] == "面积"
    assert field_title(layer, "名称") == "地块名称"
    assert field_title(layer, "no such field") == "no such field"


def test_a_label_that_two_fields_have_tells_none_of_them(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE gpkg_data_columns SET title = 'both'")
    connection.close()
    assert labels_of(path, "plots") == {}


def test_other_files_have_none(tmp_path: Path) -> None:
    plain = write(tmp_path / "plots.gpkg", [BOX])
    assert labels_of(plain, "plots") == {}
    assert labels_of(tmp_path / "plots.shp", "plots") == {}
