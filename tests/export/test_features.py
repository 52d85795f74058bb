"""Features written as GeoJSON are what the source holds, at the same place."""

import json
from pathlib import Path

import pyogrio
import pytest
from pyproj import Geod

from gisapp.core.space.crs import extent_from_degrees
from gisapp.core.space.extent import Extent
from gisapp.errors import ExportError
from gisapp.export.features import write_features
from gisapp.export.shown_content import ShownContent
from tests.parks import embedded

EMBEDDED = ShownContent.of(embedded()[0])


def test_every_feature_comes_with_its_attributes_and_its_stated_area(tmp_path: Path) -> None:
    path = tmp_path / "parks.geojson"
    count = write_features(EMBEDDED, path)
    assert count == sum(len(layer.geometry) for layer in EMBEDDED.data_layers)

    frame = pyogrio.read_dataframe(path)
    assert frame.crs == "EPSG:4326"
    park = frame[frame["uid"] == "changdong"].iloc[0]
    assert (park["layer"], park["kind"], park["name_zh"]) == ("park", "park", "昌东工业园")
    area, _ = Geod(ellps="GRS80").geometry_area_perimeter(park.geometry)
    assert area == pytest.approx(21_500_000, rel=1e-4)


def test_an_extent_and_uids_choose(tmp_path: Path) -> None:
    path = tmp_path / "some.geojson"
    write_features(EMBEDDED, path, uids={"yifang", "zhaochi"})
    chosen = json.loads(path.read_text(encoding="utf-8"))["features"]
    assert {each["properties"]["uid"] for each in chosen} == {"yifang", "zhaochi"}

    airport = extent_from_degrees(Extent(115.89, 28.86, 115.91, 28.87))
    assert write_features(EMBEDDED, path, extent=airport) == 1
    with pytest.raises(ExportError, match="led-cluster"):
        write_features(EMBEDDED, path, uids={"led-cluster"})


def test_a_cancelled_export_of_features_leaves_the_old_file(tmp_path: Path) -> None:
    old = tmp_path / "parks.geojson"
    old.write_bytes(b"old")
    with pytest.raises(ExportError, match="cancelled"):
        write_features(EMBEDDED, old, cancelled=lambda: True)
    assert old.read_bytes() == b"old"


def test_geojson_takes_no_other_crs(tmp_path: Path) -> None:
    path = tmp_path / "parks.geojson"
    with pytest.raises(ExportError, match="EPSG:4547"):
        write_features(ShownContent.of(()), path, to_crs="EPSG:4547")
    assert not path.exists()
