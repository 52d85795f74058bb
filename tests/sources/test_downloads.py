"""Files on a server open as files on disk do, and are never asked for unless they are named."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import geopandas
import pytest

from gisapp.core.progress import Progress
from gisapp.errors import Cancelled, SourceError
from gisapp.sources.open import open_source
from tests.file_server import FileServer, serving
from tests.vector_files import BOX, write


@pytest.fixture
def server(tmp_path: Path) -> Iterator[FileServer]:
    folder = tmp_path / "served"
    folder.mkdir()
    for suffix in ("geojson", "gpkg", "fgb", "shp"):
        write(folder / f"plots.{suffix}", [BOX], crs="EPSG:4490")
    geopandas.read_file(folder / "plots.gpkg").to_parquet(folder / "plots.parquet")
    with ZipFile(folder / "地块.zip", "w") as archive:
        archive.write(folder / "plots.geojson", "成果/plots.geojson")
    with serving(folder) as running:
        yield running


@pytest.mark.parametrize("suffix", ["geojson", "gpkg", "fgb", "shp", "parquet"])
def test_each_format_opens_under_its_address(server: FileServer, suffix: str) -> None:
    url = f"{server.url}/plots.{suffix}"
    shares: list[float | None] = []
    (layer,) = open_source(url, progress=Progress(shares.append)).layers
    assert layer.origin.source == url
    assert layer.group == f"plots.{suffix}"
    assert layer.feature_count == 1
    assert layer.attributes.names(layer.geometry.feature_ids.tolist())
    assert shares[-1] == 1
    (again,) = open_source(f"{url}::plots").layers
    assert again.layer_id == layer.layer_id


def test_an_archive_opens_with_all_that_is_in_it(server: FileServer) -> None:
    (layer,) = open_source(f"{server.url}/地块.zip").layers
    assert layer.origin.source == f"{server.url}/地块.zip/成果/plots.geojson"
    (again,) = open_source(layer.origin.source).layers
    assert again.feature_count == 1


def test_what_has_no_suffix_is_what_the_server_says(server: FileServer) -> None:
    shutil.copy(server.folder / "plots.geojson", server.folder / "query")
    (layer,) = open_source(f"{server.url}/json/query?where=1%3D1").layers
    assert layer.group == "query.geojson"
    (moved,) = open_source(f"{server.url}/moved/plots.geojson").layers
    assert moved.feature_count == 1


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("none.gpkg", "address_not_there"),
        ("status/410", "address_not_there"),
        ("status/403", "address_refused"),
        ("status/500", "address_failed"),
        ("cut/plots.gpkg", "address_breaks_off"),
        ("", "web_page"),
    ],
)
def test_what_a_server_does_not_give_is_one_sentence(
    server: FileServer, path: str, code: str
) -> None:
    with pytest.raises(SourceError) as told:
        open_source(f"{server.url}/{path}")
    assert told.value.code == code
    assert server.host in str(told.value)


def test_a_cancel_ends_a_download(server: FileServer) -> None:
    with pytest.raises(Cancelled):
        open_source(f"{server.url}/plots.gpkg", progress=Progress(cancelled=lambda: True))
