"""Every format takes hostile values, empty layers and a cancel; the suffix says which it is."""

from pathlib import Path

import geopandas as gpd
import pytest

from gisapp.core.layers.layer import Layer
from gisapp.core.progress import Progress
from gisapp.errors import Cancelled, ExportError
from gisapp.export.feature_file import write_feature_file
from gisapp.export.formats.writer import Writer
from gisapp.export.formats.writers import WRITERS, writer_for
from gisapp.sources.open import open_source
from gisapp.words import LANGUAGES, load_words
from tests.export.all_kinds import HOSTILE
from tests.export.plots import layer_of_plots
from tests.export.requests import request
from tests.export.written import again, records

EXACT = (".gpkg", ".geojson", ".fgb", ".parquet")
each_writer = pytest.mark.parametrize("writer", WRITERS, ids=lambda each: each.name)


@each_writer
def test_the_suffix_says_the_format_and_it_has_a_name(writer: Writer) -> None:
    assert all(writer_for(Path(f"a{each.upper()}")) is writer for each in writer.suffixes)
    assert all(f"export.format.{writer.name}" in load_words(each) for each in LANGUAGES)


@pytest.mark.parametrize(("name", "sentence"), [("a.doc", "not .doc"), ("a", "has no suffix")])
def test_what_no_format_is(name: str, sentence: str) -> None:
    with pytest.raises(ExportError, match=sentence):
        writer_for(Path(name))


@pytest.mark.parametrize("suffix", EXACT)
def test_hostile_values_come_again(hostile: Layer, out: Path, suffix: str) -> None:
    layer = again(request([hostile]), out / f"a{suffix}")
    assert {each["name"] for each in records(layer)} == set(HOSTILE)
    assert {field.name for field in layer.attributes.fields} == {"name", '=<b>"x" & y'}


@each_writer
def test_a_cancel_leaves_the_old_file(kinds: Layer, out: Path, writer: Writer) -> None:
    path = out / f"a{writer.suffixes[0]}"
    path.write_bytes(b"old")
    with pytest.raises(Cancelled):
        write_feature_file(request([kinds]), path, Progress(cancelled=lambda: True))
    assert {each.name: each.read_bytes() for each in out.iterdir()} == {path.name: b"old"}


@each_writer
def test_a_place_that_cannot_be_written_is_one_sentence(
    kinds: Layer, out: Path, writer: Writer
) -> None:
    (out / f"a{writer.suffixes[0]}").mkdir()
    with pytest.raises(ExportError, match="is a folder"):
        write_feature_file(request([kinds]), out / f"a{writer.suffixes[0]}")
    with pytest.raises(ExportError, match="no folder"):
        write_feature_file(request([kinds]), out / "none" / f"a{writer.suffixes[0]}")


@pytest.mark.parametrize("suffix", [*EXACT, ".shp", ".csv", ".xlsx", ".kml"])
def test_a_layer_without_features_keeps_its_columns(tmp_path: Path, suffix: str) -> None:
    empty = gpd.GeoDataFrame(
        {"名称": [], "area": []}, geometry=gpd.GeoSeries([], crs=4326), crs="EPSG:4326"
    ).astype({"area": float})
    empty.to_file(tmp_path / "empty.gpkg", geometry_type="Polygon")
    layers = open_source(str(tmp_path / "empty.gpkg")).layers
    path = tmp_path / f"out{suffix}"
    assert write_feature_file(request(layers), path) == 0
    if suffix in (".gpkg", ".fgb", ".shp"):
        frame = gpd.read_file(path, layer=0)
        assert list(frame.columns) == ["名称", "area", "geometry"]
    assert path.stat().st_size


@each_writer
def test_names_of_20000_letters(tmp_path: Path, writer: Writer) -> None:
    long = "长" * 20_000
    plots = layer_of_plots(tmp_path, {long: long, "name": long})
    path = tmp_path / f"out{writer.suffixes[0]}"
    assert write_feature_file(request([plots]), path) == 1
    assert path.stat().st_size > 100
