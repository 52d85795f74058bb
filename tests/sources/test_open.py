"""A source is opened by the reader that knows it; what cannot be opened is told in one sentence."""

from pathlib import Path

import geopandas as gpd
import pytest
import shapely

from gisapp.errors import SourceError
from gisapp.sources.open import open_embedded, open_source
from tests.parks import EMBEDDED


def test_the_embedded_data_lie_on_their_base_map() -> None:
    opened = open_embedded()
    assert opened.dataset is not None
    groups = [layer.group for layer in opened.layers]
    assert groups[-1] == "parks"
    assert groups == sorted(groups, key=["base", "context", "parks"].index)
    assert all(layer.identifiable == (layer.group == "parks") for layer in opened.layers)


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


@pytest.mark.parametrize(
    ("uri", "told"),
    [
        ("/nowhere/at all.gpkg", "/nowhere/at all.gpkg is not there"),
        ("https://example.org/wfs", "https://example.org/wfs is an address"),
        ("postgresql://host/db?table=x", "is an address"),
        (f"{EMBEDDED}::castle", "has no layer 'castle'"),
    ],
)
def test_what_cannot_be_opened(uri: str, told: str) -> None:
    with pytest.raises(SourceError) as error:
        open_source(uri)
    assert told in str(error.value)
