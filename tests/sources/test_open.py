"""A source is opened by the reader that knows it; what cannot be opened says so in one sentence."""

from pathlib import Path

import geopandas as gpd
import pytest
import shapely

from gisapp.core.layers.read_as import ReadAs
from gisapp.core.progress import Progress
from gisapp.errors import SourceError
from gisapp.sources.formats import gdal
from gisapp.sources.open import open_source, opening
from tests.parks import EMBEDDED
from tests.vector_files import BOX, write


def test_a_file_of_the_schema_brings_its_facts_and_no_base_map() -> None:
    opened = open_source(str(EMBEDDED))
    assert opened.dataset is not None
    assert {layer.group for layer in opened.layers} == {"qingshanhu"}
    assert {layer.dataset for layer in opened.layers} == {opened.dataset}


def test_one_layer_of_a_file() -> None:
    (layer,) = open_source(f"{EMBEDDED}::park").layers
    assert layer.origin.layer == "park"


def test_any_other_file_goes_to_the_general_reader(tmp_path: Path) -> None:
    path = tmp_path / "plots.gpkg"
    frame = gpd.GeoDataFrame({"uid": ["a"]}, geometry=[shapely.box(116, 28, 117, 29)], crs=4326)
    frame.to_file(path, layer="site")
    opened = open_source(f"{path}::site")
    assert opened.dataset is None
    assert [len(layer.geometry) for layer in opened.layers] == [1]


@pytest.mark.parametrize("encoding", ["nonsense", "rot13", "idna", "punycode", "undefined", "hex"])
def test_what_is_no_encoding_of_texts_is_refused(tmp_path: Path, encoding: str) -> None:
    path = write(tmp_path / "plots.fgb", [BOX])
    with pytest.raises(SourceError) as failure:
        open_source(str(path), read_as=ReadAs(encoding=encoding))
    assert failure.value.code == "unknown_encoding"


@pytest.mark.parametrize("encoding", ["gb18030", "GBK", "big5", "cp936", "latin-1", "utf-8"])
def test_an_encoding_of_texts_is_taken(tmp_path: Path, encoding: str) -> None:
    path = write(tmp_path / "plots.shp", [BOX])
    assert len(open_source(str(path), read_as=ReadAs(encoding=encoding)).layers) == 1


@pytest.mark.parametrize(
    ("uri", "message"),
    [
        ("/nowhere/at all.gpkg", "/nowhere/at all.gpkg is not there"),
        ("wfs://example.org/plots", "wfs://example.org/plots is an address"),
        ("postgresql://host/db?table=x", "is an address"),
        (f"{EMBEDDED}::castle", "has no layer 'castle'"),
    ],
)
def test_what_cannot_be_opened(uri: str, message: str) -> None:
    with pytest.raises(SourceError) as error:
        open_source(uri)
    assert message in str(error.value)


def test_progress_learns_how_far_reading_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gdal, "BATCH_SIZE", 10)
    path = write(tmp_path / "plots.gpkg", [BOX] * 100)
    shares: list[float] = []
    steps = list(opening(str(path), progress=Progress(shares.append)))
    assert shares == [step.share for step in steps]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert len(shares) > 10


def test_a_cancel_ends_with_what_has_come(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gdal, "BATCH_SIZE", 10)
    path = write(tmp_path / "plots.gpkg", [BOX] * 100)
    *_, last = opening(str(path), progress=Progress(cancelled=lambda: True))
    (layer,) = last.layers
    assert last.share == 1.0
    assert len(layer.geometry) == 10
    assert [problem.code for problem in layer.origin.problems] == ["stopped"]


def test_what_the_user_says_comes_before_what_the_file_says(tmp_path: Path) -> None:
    path = write(tmp_path / "plots.gpkg", [BOX], crs="EPSG:4490")
    (layer,) = open_source(str(path), read_as=ReadAs("EPSG:4326")).layers
    assert layer.origin.crs == "EPSG:4326"
    parks = open_source(str(EMBEDDED), read_as=ReadAs("EPSG:4326"))
    assert {layer.origin.crs for layer in parks.layers} == {"EPSG:4326"}


def test_a_path_may_have_colons_of_its_own(tmp_path: Path) -> None:
    folder = tmp_path / "a::b"
    folder.mkdir()
    inside = write(folder / "plots.gpkg", [BOX])
    assert len(open_source(f"{inside}::plots").layers) == 1
