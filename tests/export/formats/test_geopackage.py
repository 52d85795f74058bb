"""Features written as a GeoPackage are what the source has, at the same place."""

from dataclasses import replace
from pathlib import Path

import pyogrio
import pytest
import shapely

from gisapp.core.progress import Progress
from gisapp.core.space.crs import extent_from_degrees
from gisapp.core.space.extent import Extent
from gisapp.errors import Cancelled, ExportError
from gisapp.export.feature_file import write_feature_file
from gisapp.export.shown_content import ShownContent
from gisapp.sources.open import open_source
from tests.export.plots import layer_of_plots
from tests.export.requests import called, request
from tests.parks import embedded
from tests.styled_layers import layer_of, points, squares

EMBEDDED = ShownContent.of(embedded()[0])


def test_each_layer_is_a_table_with_its_attributes_and_shapes(tmp_path: Path) -> None:
    path = tmp_path / "parks.gpkg"
    count = write_feature_file(request(EMBEDDED), path)
    assert count == sum(len(layer.geometry) for layer in EMBEDDED.data_layers)
    tables = [name for name, kind in pyogrio.list_layers(path) if kind is not None]
    assert sorted(tables) == sorted(layer.kind for layer in EMBEDDED.data_layers)
    parks = pyogrio.read_dataframe(path, layer="park")
    assert parks.crs == "EPSG:4326"
    assert "昌东工业园" in set(parks["name_zh"])
    assert path.read_bytes()[60:64] == b"\x00\x00\x27\xd8", "version 1.2"


def test_values_and_shapes_come_again(tmp_path: Path) -> None:
    layer = layer_of(tmp_path)
    write_feature_file(request(ShownContent.of((layer,))), tmp_path / "a.gpkg")
    (again,) = open_source(str(tmp_path / "a.gpkg")).layers
    assert again.attributes.record(5) == layer.attributes.record(5)
    frame = pyogrio.read_dataframe(tmp_path / "a.gpkg", layer="plots")
    assert shapely.equals_exact(frame.geometry.to_numpy(), squares(6), 1e-11, normalize=True).all()


def test_another_crs(tmp_path: Path) -> None:
    write_feature_file(request((layer_of(tmp_path),), crs="EPSG:4547"), tmp_path / "a.gpkg")
    frame = pyogrio.read_dataframe(tmp_path / "a.gpkg", layer="plots")
    assert frame.crs == "EPSG:4547"
    assert frame.to_crs(4326).total_bounds[0] == pytest.approx(115.9, abs=1e-6)
    with pytest.raises(ExportError, match="EPSG:1"):
        write_feature_file(request((layer_of(tmp_path),), crs="EPSG:1"), tmp_path / "b.gpkg")


def test_columns_that_are_called_as_ours(tmp_path: Path) -> None:
    columns = {"FID": [7, 7], "geom": ["a", "b"], "名称": ["甲", "乙"]}
    layer = layer_of(tmp_path, None, points(2), columns, name="plots.geojson")
    write_feature_file(request(ShownContent.of((layer,))), tmp_path / "a.gpkg")
    frame = pyogrio.read_dataframe(tmp_path / "a.gpkg", layer="plots")
    assert frame[["FID", "geom", "名称"]].to_numpy().tolist() == [[7, "a", "甲"], [7, "b", "乙"]]


def test_an_extent_and_uids_choose(tmp_path: Path) -> None:
    path = tmp_path / "some.gpkg"
    some = called(EMBEDDED, "yifang", "zhaochi")
    assert write_feature_file(request(EMBEDDED, features=some), path) == 2
    airport = extent_from_degrees(Extent(115.89, 28.86, 115.91, 28.87))
    assert write_feature_file(request(EMBEDDED, extent=airport), path) == 1
    with pytest.raises(ExportError, match="No feature"):
        write_feature_file(request(EMBEDDED, features=called(EMBEDDED, "led-cluster")), path)
    nowhere = extent_from_degrees(Extent(0, 0, 1, 1))
    with pytest.raises(ExportError, match="No feature"):
        write_feature_file(request(EMBEDDED, extent=nowhere), path)
    assert len(pyogrio.list_layers(path)) == 2, "the old file stays"


def test_a_cancelled_export_leaves_the_old_file(tmp_path: Path) -> None:
    old = tmp_path / "parks.gpkg"
    old.write_bytes(b"old")
    with pytest.raises(Cancelled):
        write_feature_file(request(EMBEDDED), old, progress=Progress(cancelled=lambda: True))
    assert [each.name for each in tmp_path.iterdir()] == ["parks.gpkg"]
    assert old.read_bytes() == b"old"


def test_a_hidden_field_is_nowhere_in_the_file(tmp_path: Path) -> None:
    plots = layer_of_plots(tmp_path, {"name": "Secret owner", "use": "industry"})
    hidden = frozenset({f"{plots.layer_id}/name"})
    content = ShownContent.of((plots,), hidden_fields=hidden)
    write_feature_file(request(content), tmp_path / "a.gpkg")
    assert b"Secret" not in (tmp_path / "a.gpkg").read_bytes()
    assert b"{name}" not in (tmp_path / "a.gpkg").read_bytes()


def test_a_table_without_places_is_one(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("no,use\n1,industry\n2,storage\n", encoding="utf-8")
    (table,) = open_source(str(path)).layers
    write_feature_file(request([replace(table, visible=True)]), tmp_path / "a.gpkg")
    assert pyogrio.list_layers(tmp_path / "a.gpkg")[0].tolist() == ["list", None]
