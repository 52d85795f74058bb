"""A column whose name is no text is marked, and costs nothing else of a GeoPackage."""

from pathlib import Path

from gisapp.sources.open import open_source
from tests.vector_files import BOX, problems, write


def test_letters_that_cannot_be_read_are_marked(tmp_path: Path) -> None:
    path = write(tmp_path / "plots.gpkg", [BOX, BOX])
    stored = path.read_bytes().replace(b"area", b"ar\xffa")
    path.write_bytes(stored)
    (layer,) = open_source(str(path)).layers
    assert [field.name for field in layer.attributes.fields] == ["名称", "ar�a", "since"]
    record = layer.attributes.record(1)
    assert (record["名称"], record["ar�a"]) == ("地块 0", 0.5)
    assert problems(layer) == {"letters_lost": 1}
    assert path.read_bytes() == stored
