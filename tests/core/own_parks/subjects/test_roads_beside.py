"""Roads beside a plot."""

from pathlib import Path

import geopandas
import pytest
import shapely

from gisapp.core.own_parks.subjects.roads_beside import roads_beside
from gisapp.core.parks.dossier import dossier_of
from gisapp.core.parks.mapping.layer_mapping import LayerMapping
from tests.own_files import MAPPINGS, OwnFiles, opened, write_evaluation, write_plots

ROADS = {
    "far": shapely.LineString([(115.9, 28.61), (115.91, 28.61)]),
    "beside": shapely.LineString([(115.89, 28.5998), (115.91, 28.5998)]),
    "through": shapely.LineString([(115.9005, 28.59), (115.9005, 28.62)]),
}


@pytest.fixture
def files(tmp_path: Path) -> OwnFiles:
    frame = geopandas.GeoDataFrame({"key": [*ROADS]}, geometry=[*ROADS.values()], crs=4490)
    frame.to_file(tmp_path / "roads.gpkg", layer="roads")
    mappings = {**MAPPINGS, "roads": LayerMapping("road", key="key", name_zh="key")}
    paths = (tmp_path / "roads.gpkg", write_plots(tmp_path), write_evaluation(tmp_path))
    return opened(*paths, mappings=mappings)


def test_the_nearest_come_first_and_what_is_far_does_not(files: OwnFiles) -> None:
    found = roads_beside(files.own, files.ref("地块台账", 1))
    assert [row.key for row in files.own.identities(found)] == ["through", "beside"]


def test_a_row_without_a_place_is_beside_none(files: OwnFiles) -> None:
    assert list(roads_beside(files.own, files.ref("评价", 2))) == []


def test_roads_are_among_the_relations(files: OwnFiles) -> None:
    plot = files.subject("地块台账", 1)
    links = dossier_of(plot.dataset, plot.uid).links
    assert [link.uid for link in links if link.predicate == "beside"] == ["through", "beside"]
    road = files.subject("roads", 2)
    assert dossier_of(road.dataset, road.uid).links == ()
