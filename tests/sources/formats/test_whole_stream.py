"""A file that breaks off is never shown as whole, whichever of its parts is cut."""

from pathlib import Path

import geopandas as gpd
import pytest

from gisapp.core.layers.layer import Layer
from gisapp.sources.open import open_source
from gisapp.words import load_words
from tests.vector_files import POINT

FEATURES = 2000


def written(path: Path, features: int) -> Path:
    """Write so many points as MapInfo does."""
    names = [f"plot {number}" for number in range(features)]
    frame = gpd.GeoDataFrame({"name": names}, geometry=[POINT] * features, crs=4326)
    frame.to_file(path, driver="MapInfo File")
    return path


def opened_cut(path: Path, part: str) -> Layer:
    """Cut a part of a file of points in the middle, and open it."""
    beside = written(path, FEATURES).with_suffix(part)
    stored = beside.read_bytes()
    middle = (
        stored.rfind(b"Point ", 0, len(stored) // 2) + 9 if part == ".mif" else len(stored) // 2
    )
    beside.write_bytes(stored[:middle])
    (layer,) = open_source(str(path)).layers
    return layer


def sentences(layer: Layer) -> list[str]:
    """Return what is said of a layer."""
    return [problem.sentence(load_words("en")) for problem in layer.origin.problems]


@pytest.mark.parametrize("part", [".dat", ".map", ".id"])
def test_a_cut_table_of_mapinfo_says_how_many_features_are_there(tmp_path: Path, part: str) -> None:
    layer = opened_cut(tmp_path / "plots.tab", part)
    count = f"{layer.feature_count:,}"
    assert 0 < layer.feature_count < FEATURES
    told = f"plots.tab breaks off after {count} of 2,000 features; fetch it again."
    assert sentences(layer) == [told]


@pytest.mark.parametrize("part", [".mif", ".mid"])
def test_where_no_count_is_stated_the_cut_is_told_all_the_same(tmp_path: Path, part: str) -> None:
    layer = opened_cut(tmp_path / "plots.mif", part)
    assert 0 < layer.feature_count < FEATURES
    assert [each.code for each in layer.origin.problems] == ["incomplete"]


@pytest.mark.parametrize("suffix", [".tab", ".mif"])
def test_nothing_is_said_of_a_whole_file(tmp_path: Path, suffix: str) -> None:
    path = written(tmp_path / f"plots{suffix}", 30)
    (layer,) = open_source(str(path)).layers
    assert (layer.feature_count, layer.origin.problems) == (30, ())


def test_ways_of_a_map_of_streets_are_there_whatever_the_order_of_its_points(
    tmp_path: Path,
) -> None:
    path = tmp_path / "streets.osm"
    points = "".join(f'<node id="{n}" lat="28.{n}" lon="115.9"/>' for n in (3, 1, 2))
    path.write_text(
        f'<osm version="0.6">{points}<way id="7"><nd ref="1"/><nd ref="2"/><nd ref="3"/>'
        '<tag k="highway" v="road"/></way></osm>'
    )
    assert [layer.feature_count for layer in open_source(str(path)).layers if layer.feature_count]
