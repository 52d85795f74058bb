"""What is open is not written over, whatever name it is called by."""

import zipfile
from pathlib import Path

import pytest

from gisapp.core.layers.layer import Layer
from gisapp.errors import ExportError
from gisapp.export.open_files import check_not_open
from gisapp.sources.open import open_source
from tests.vector_files import BOX, write


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write(tmp_path / "plots.geojson", [BOX])


def layers_of(path: Path | str) -> tuple[Layer, ...]:
    return open_source(str(path)).layers


def test_an_open_file_is_refused_by_any_of_its_names(path: Path, tmp_path: Path) -> None:
    link, twin = tmp_path / "link.geojson", tmp_path / "twin.geojson"
    link.symlink_to(path)
    twin.hardlink_to(path)
    for name in (path, link, twin, path.parent / "x" / ".." / path.name):
        (tmp_path / "x").mkdir(exist_ok=True)
        with pytest.raises(ExportError, match="it is open as a layer, which would change"):
            check_not_open(name, layers_of(path))


def test_an_archive_is_refused_for_what_is_in_it(path: Path, tmp_path: Path) -> None:
    archive = tmp_path / "plots.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.write(path, "deep/plots.geojson")
    layers = layers_of(archive)
    with pytest.raises(ExportError, match=r"plots\.zip cannot be written"):
        check_not_open(archive, layers)


def test_other_files_and_new_ones_may_be_written(path: Path, tmp_path: Path) -> None:
    layers = layers_of(path)
    (tmp_path / "other.geojson").touch()
    check_not_open(tmp_path / "other.geojson", layers)
    check_not_open(tmp_path / "new.geojson", layers)
    check_not_open(tmp_path, layers)
