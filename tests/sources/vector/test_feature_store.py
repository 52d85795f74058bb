"""What is in view of a layer beyond memory is read from its file, as the whole would be."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from gisapp.core.geometry.feature_geometry import FeatureGeometry, GeometryKind
from gisapp.core.layers.partial_loading import loaded_for
from gisapp.core.layers.read_as import AS_STATED, ReadAs
from gisapp.core.space.extent import Extent
from gisapp.errors import SourceError
from gisapp.sources.arrow_source import arrow_source
from gisapp.sources.memory_budget import MemoryBudget
from gisapp.sources.vector.feature_store import FileFeatureStore
from gisapp.sources.vector.source_table import open_table
from tests.benchmarks.parcels import write_parcels
from tests.beyond_memory import COUNT, opened, views, whole, written
from tests.vector_files import BOX, POINT, in_map, table_of, write

pytestmark = pytest.mark.usefixtures("small_parts")

ZONE = "EPSG:4547"
SUFFIXES = ("fgb", "gpkg")


@pytest.mark.parametrize("crs", ["EPSG:4490", ZONE])
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_what_is_held_is_all_that_touches_the_view(
    tmp_path: Path, tiny: MemoryBudget, suffix: str, crs: str
) -> None:
    path = written(tmp_path / f"town.{suffix}", crs)
    layers, expected = opened(path, tiny), whole(path)
    loaded = 0
    for seen in views(Extent.around(layer.extent for layer in expected)):
        layers = loaded_for(layers, seen)
        for layer, other in zip(layers, expected, strict=True):
            assert layer.partial is not None
            if layer.partial.loaded is None:
                continue
            loaded += 1
            assert layer.partial.loaded.contains(seen)
            rows = other.index.rows_in(seen)
            found = layer.index.rows_in(seen)
            ids = np.sort(other.geometry.feature_ids[rows])
            assert np.sort(layer.geometry.feature_ids[found]).tolist() == ids.tolist()
            shapes = {layer.geometry.feature_ids[row]: layer.geometry.feature(row) for row in found}
            for row in rows[:20]:
                assert shapes[other.geometry.feature_ids[row]] == other.geometry.feature(row)
    assert loaded > 100


def test_a_file_that_goes_away_is_told_when_it_is_read(tmp_path: Path, tiny: MemoryBudget) -> None:
    path = tmp_path / "parcels.fgb"
    write_parcels(path, COUNT)
    (layer,) = opened(path, tiny)
    assert layer.extent is not None
    path.unlink()
    with pytest.raises(SourceError, match=r"parcels\.fgb is gone from the disk"):
        loaded_for((layer,), Extent(*layer.extent.center, *layer.extent.center).buffered(500))


def store_of(
    path: Path,
    kind: GeometryKind = "polygon",
    *,
    missing: bool = True,
    read_as: ReadAs = AS_STATED,
) -> FileFeatureStore:
    table = open_table(arrow_source(path), path.stem, read_as)
    attributes = table.attributes(fits_into_memory=False)
    return FileFeatureStore(table, kind, table.extent, attributes, takes_missing=missing)


def ids_of(batches: Iterator[FeatureGeometry]) -> list[int]:
    return sorted(each for batch in batches for each in batch.feature_ids.tolist())


def around(shape: BaseGeometry, beyond: float = 1.0) -> Extent:
    return Extent(*in_map(shape).bounds).buffered(beyond)


def test_an_extent_brings_the_features_of_its_kind_that_touch_it(tmp_path: Path) -> None:
    far = shapely.box(110, 20, 111, 21)
    path = write(tmp_path / "plots.gpkg", [BOX, POINT, far, None])
    assert ids_of(store_of(path).batches(around(BOX))) == [1]
    assert ids_of(store_of(path).batches(around(far))) == [3]
    assert ids_of(store_of(path, "point").batches(around(BOX))) == [2]
    assert ids_of(store_of(path, "line").batches(around(BOX))) == []


def test_without_an_extent_all_come_and_those_without_geometry_to_one_kind(tmp_path: Path) -> None:
    path = write(tmp_path / "plots.gpkg", [BOX, POINT, None, BOX])
    assert ids_of(store_of(path, missing=True).batches(None)) == [1, 3, 4]
    assert ids_of(store_of(path, missing=False).batches(None)) == [1, 4]
    assert ids_of(store_of(path, "point", missing=False).batches(None)) == [2]


@pytest.mark.parametrize(
    "read_as",
    [
        ReadAs("EPSG:4548", is_swapped=True),
        ReadAs("EPSG:4490", correction="GCJ-02"),
        ReadAs("EPSG:4490", is_swapped=True, correction="BD-09"),
        ReadAs("EPSG:2384", datum_shift=(15.8, -154.4, -82.3)),
        ReadAs("EPSG:4214", None, True, "GCJ-02", (22.0, -118.0, -30.5, 0.1, -0.2, 1.5, 3.2)),
    ],
)
@pytest.mark.parametrize("suffix", [".gpkg", ".fgb"])
def test_an_extent_is_asked_for_in_the_files_own_numbers(
    tmp_path: Path, read_as: ReadAs, suffix: str
) -> None:
    georeference = read_as.georeference(read_as.crs or "")
    plots = [shapely.box(115.9 + i / 1000, 28.6, 115.9005 + i / 1000, 28.6005) for i in range(20)]
    stored = [shapely.transform(in_map(plot), georeference.from_map) for plot in plots]
    path = write(tmp_path / f"plots{suffix}", stored, geometry_type="Polygon", crs="EPSG:4490")
    store = store_of(path, read_as=read_as)
    for plot in plots[::7]:
        (found,) = (each for batch in store.batches(around(plot, -1)) for each in shapes_of(batch))
        assert found.hausdorff_distance(in_map(plot)) < 0.01


def shapes_of(geometry: FeatureGeometry) -> list[BaseGeometry]:
    return [geometry.feature(row) for row in range(len(geometry))]


def test_beyond_the_layers_extent_nothing_is_read(tmp_path: Path) -> None:
    path = write(tmp_path / "plots.gpkg", [BOX])
    store = store_of(path)
    path.unlink()
    assert list(store.batches(around(shapely.box(0, 0, 1, 1)))) == []


def test_a_few_features_are_found_where_they_lie(tmp_path: Path) -> None:
    far = shapely.box(110, 20, 111, 21)
    store = store_of(write(tmp_path / "plots.gpkg", [BOX, far, None]))
    assert store.extent_of([2]) == pytest.approx(Extent(*in_map(far).bounds))
    both = shapely.union_all([in_map(BOX), in_map(far)]).bounds
    assert store.extent_of([1, 2]) == pytest.approx(Extent(*both))
    assert store.extent_of([3]) is None
    assert store.extent_of([]) is None


def test_attributes_near_a_place_are_those_of_all(tmp_path: Path) -> None:
    path = tmp_path / "parcels.gpkg"
    write_parcels(path, COUNT)
    store = store_of(path)
    ids = list(range(1, COUNT + 1))
    everywhere = store.attributes_in(None).column("rent", ids).values
    assert store.attributes_in(Extent(0, 0, 1, 1)).column("rent", ids).values == everywhere
    extent = table_of(path).extent
    assert store.attributes_in(extent).column("rent", ids).values == everywhere
