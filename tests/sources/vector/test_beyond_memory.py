"""Files that are too large for the memory that is allowed tell and show what the whole would."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import geopandas
import numpy as np
import pyogrio
import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from gisapp.core.geometry import density_builder as growing_overview
from gisapp.core.layers.classify import classify
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.partial_loading import colored, loaded_for, sampled
from gisapp.core.layers.validity import invalid_shapes
from gisapp.core.progress import Progress
from gisapp.core.space.crs import from_map, lonlat_to_mercator
from gisapp.core.space.extent import Extent
from gisapp.errors import SourceError
from gisapp.sources.formats import gdal
from gisapp.sources.memory_budget import MemoryBudget
from gisapp.sources.open_request import OpenRequest
from gisapp.sources.opened_source import OpenedSource
from gisapp.sources.vector.reader import open_vector_file
from gisapp.words import LANGUAGES, load_words
from tests.benchmarks.parcels import write_parcels
from tests.sources.vector.test_reader import write

COUNT = 3000
MEGABYTE = 1024**2
ZONE = "EPSG:4547"
SUFFIXES = ("fgb", "gpkg")


@pytest.fixture(autouse=True)
def _small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have some hundred shapes kept as shapes, and files come in many batches."""
    monkeypatch.setattr(growing_overview, "MOST_LARGE", COUNT // 10)
    monkeypatch.setattr(gdal, "BATCH_SIZE", COUNT // 20)


@pytest.fixture
def tiny(tmp_path: Path) -> MemoryBudget:
    return MemoryBudget(MEGABYTE // 2, tmp_path / "cache")


def opened(path: Path, budget: MemoryBudget) -> tuple[Layer, ...]:
    *_, last = open_vector_file(OpenRequest(str(path), path, budget=budget))
    return last.layers


def whole(path: Path) -> tuple[Layer, ...]:
    return opened(path, MemoryBudget(1024 * MEGABYTE, path.parent / "none"))


def town() -> list[BaseGeometry]:
    """Return areas, lines and points in degrees, that don't touch each other."""
    chance = np.random.default_rng(4)
    places = chance.permutation(COUNT)
    x, y = 115.2 + places % 60 * 0.01, 28.2 + places // 60 * 0.01
    sizes = 0.004 * chance.uniform(0.05, 1, COUNT) ** 2
    shapes = np.array(shapely.box(x - sizes, y - sizes, x + sizes, y + sizes))
    ends = np.stack((x - sizes, y - sizes, x + sizes, y), -1).reshape(-1, 2, 2)
    kinds = np.arange(COUNT) % 5
    shapes[kinds == 3] = shapely.linestrings(ends[kinds == 3])
    shapes[kinds == 4] = shapely.points(x[kinds == 4], y[kinds == 4])
    return [*shapes.tolist(), *[shapely.box(115.1, 28.1, 115.15, 28.15)]]


def written(path: Path, crs: str = "EPSG:4490") -> Path:
    """Write the town with some features that have no shape or a broken one."""
    shapes = town()
    if crs != "EPSG:4490":
        in_zone = shapely.transform(shapes, lambda xy: from_map(lonlat_to_mercator(xy), crs))
        shapes = in_zone.tolist()
    broken = shapely.Polygon([(0, 0), (1e30, 0), (1e30, 1e30)])
    shapes += [broken, shapely.GeometryCollection([shapes[0]]), broken]
    # FlatGeobuf with an index takes none without geometry.
    missing = [None] * 3 if path.suffix == ".gpkg" else []
    return write(path, [*shapes, *missing], crs=crs)


@pytest.mark.parametrize("crs", ["EPSG:4490", ZONE])
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_layers_tell_the_same_as_those_of_the_whole(
    tmp_path: Path, tiny: MemoryBudget, suffix: str, crs: str
) -> None:
    path = written(tmp_path / f"town.{suffix}", crs)
    expected = whole(path)
    assert len(expected) == 3
    for layers in (opened(path, tiny), opened(path, tiny)):
        assert [layer.layer_id for layer in layers] == [layer.layer_id for layer in expected]
        for layer, other in zip(layers, expected, strict=True):
            assert layer.partial is not None
            assert other.partial is None
            assert len(layer.geometry) < len(other.geometry) / 2
            assert layer.name == other.name
            assert layer.symbology == other.symbology
            assert layer.feature_count == other.feature_count
            assert layer.extent == other.extent
            assert layer.origin == other.origin
            assert other.origin.problems


@pytest.mark.parametrize("crs", ["EPSG:4490", ZONE])
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_what_is_held_is_all_that_touches_the_view(
    tmp_path: Path, tiny: MemoryBudget, suffix: str, crs: str
) -> None:
    path = written(tmp_path / f"town.{suffix}", crs)
    layers, expected = opened(path, tiny), whole(path)
    held = 0
    for seen in views(Extent.around(layer.extent for layer in expected)):
        layers = loaded_for(layers, seen)
        for layer, other in zip(layers, expected, strict=True):
            assert layer.partial is not None
            if layer.partial.loaded is None:
                continue
            held += 1
            assert layer.partial.loaded.contains(seen)
            rows = other.index.rows_in(seen)
            found = layer.index.rows_in(seen)
            ids = np.sort(other.geometry.feature_ids[rows])
            assert np.sort(layer.geometry.feature_ids[found]).tolist() == ids.tolist()
            shapes = {layer.geometry.feature_ids[row]: layer.geometry.feature(row) for row in found}
            for row in rows[:20]:
                assert shapes[other.geometry.feature_ids[row]] == other.geometry.feature(row)
    assert held > 100


def views(around: Extent | None) -> Iterator[Extent]:
    """Yield views of many sizes, some of them at the edge of the town and beyond."""
    assert around is not None
    chance = np.random.default_rng(8)
    corners = [(x, y) for x in (around.xmin, around.xmax) for y in (around.ymin, around.ymax)]
    inner = chance.uniform((around.xmin, around.ymin), (around.xmax, around.ymax), (30, 2))
    for x, y in (*corners, *inner.tolist()):
        for size in (0.01, 10.0, 900.0, 4000.0):
            yield Extent(x, y, x, y).buffered(size)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_attributes_and_names_are_those_of_the_whole(
    tmp_path: Path, tiny: MemoryBudget, suffix: str
) -> None:
    path = written(tmp_path / f"town.{suffix}")
    areas, others = opened(path, tiny)[0], whole(path)[0]
    ids = others.geometry.feature_ids.tolist()
    here = areas.extent
    assert here is not None
    (held,) = loaded_for((areas,), Extent(*here.center, *here.center).buffered(3000))
    assert 0 < len(held.geometry) < len(ids)
    some = held.geometry.feature_ids.tolist()
    for layer in (areas, held):
        for asked in (ids, ids[::7], some, some[:3], [*some, ids[0], ids[-1]]):
            assert layer.attributes.names(asked) == others.attributes.names(asked)
            for field in ("名称", "area"):
                told = layer.attributes.column(field, asked).values
                assert told == others.attributes.column(field, asked).values
        assert layer.attributes.record(some[0]) == others.attributes.record(some[0])


def test_more_features_than_gdal_takes_at_once_can_be_asked_for(
    tmp_path: Path, tiny: MemoryBudget
) -> None:
    path = tmp_path / "parcels.fgb"
    write_parcels(path, 9000)
    (layer,), (other,) = opened(path, tiny), whole(path)
    ids = other.geometry.feature_ids[::-1].tolist()
    rents, others = (each.attributes.column("rent", ids).values for each in (layer, other))
    assert rents == others


def reads(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Note from now on each reading of geometry, and of what box: None for all."""
    noted: list[object] = []
    read = pyogrio.raw.open_arrow

    def noting(*arguments: object, **named: object) -> object:
        if named["read_geometry"]:
            noted.append(named["bbox"])
        return read(*arguments, **named)

    monkeypatch.setattr(pyogrio.raw, "open_arrow", noting)
    return noted


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_an_overview_is_made_once_and_again_when_its_file_changes(
    tmp_path: Path, tiny: MemoryBudget, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    path = tmp_path / f"parcels.{suffix}"
    write_parcels(path, COUNT)
    noted = reads(monkeypatch)
    first = opened(path, tiny)
    assert noted == [None]
    again = opened(path, tiny)
    assert noted == [None], "the file is not read a second time"
    assert_same(first, again)

    write_parcels(path, COUNT + 100)
    (changed,) = opened(path, tiny)
    assert noted == [None, None]
    assert changed.feature_count == COUNT + 100

    state = path.stat()
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns + 1))
    opened(path, tiny)
    assert len(noted) == 3, "it may have been written to without growing"


def test_what_is_written_beside_a_geopackage_makes_the_overview_anew(
    tmp_path: Path, tiny: MemoryBudget, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "parcels.gpkg"
    write_parcels(path, COUNT)
    opened(path, tiny)
    noted = reads(monkeypatch)
    path.with_name("parcels.gpkg-wal").touch()
    opened(path, tiny)
    assert noted == [None]


def assert_same(some: Sequence[Layer], others: Sequence[Layer]) -> None:
    for one, other in zip(some, others, strict=True):
        assert one.partial is not None
        assert other.partial is not None
        assert one.origin == other.origin
        assert one.geometry.feature_ids.tolist() == other.geometry.feature_ids.tolist()
        assert one.geometry.coordinates.tolist() == other.geometry.coordinates.tolist()
        levels = zip(one.partial.overview.levels, other.partial.overview.levels, strict=True)
        for mine, theirs in levels:
            assert mine.level == theirs.level
            assert mine.keys.tolist() == theirs.keys.tolist()
            assert mine.covered.tolist() == theirs.covered.tolist()
            assert mine.counts.tolist() == theirs.counts.tolist()


def test_deleted_features_keep_no_overview_from_being_whole(
    tmp_path: Path, tiny: MemoryBudget
) -> None:
    path = tmp_path / "parcels.shp"
    write_parcels(tmp_path / "all.fgb", COUNT)
    parcels = geopandas.read_file(tmp_path / "all.fgb")
    parcels.to_file(path, engine="pyogrio", SPATIAL_INDEX="YES")
    table = bytearray(path.with_suffix(".dbf").read_bytes())
    table[int.from_bytes(table[8:10], "little")] = ord("*")
    path.with_suffix(".dbf").write_bytes(table)
    for _ in range(2):
        (layer,) = opened(path, tiny)
        assert layer.partial is not None
        assert layer.partial.share == 1
        assert layer.feature_count == COUNT - 1
        assert layer.origin.problems == ()
        assert len(list(tiny.cache.iterdir())) == 1


def test_a_damaged_overview_is_made_anew(
    tmp_path: Path, tiny: MemoryBudget, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "parcels.fgb"
    write_parcels(path, COUNT)
    first = opened(path, tiny)
    (kept,) = tiny.cache.iterdir()
    sound = kept.read_bytes()
    noted = reads(monkeypatch)
    middle = len(sound) // 2
    turned = sound[:middle] + bytes([sound[middle] ^ 0xFF]) + sound[middle + 1 :]
    for content in (b"", b"nonsense", sound[:middle], turned):
        kept.write_bytes(content)
        noted.clear()
        assert_same(opened(path, tiny), first)
        assert noted == [None]
        assert kept.read_bytes() == sound
        assert [each.name for each in tiny.cache.iterdir()] == [kept.name]


def test_a_folder_that_cannot_be_written_does_no_harm(tmp_path: Path, tiny: MemoryBudget) -> None:
    path = tmp_path / "parcels.fgb"
    write_parcels(path, COUNT)
    tiny.cache.write_text("a file in the folder's place", encoding="utf-8")
    (layer,) = opened(path, tiny)
    assert layer.feature_count == COUNT
    assert layer.origin.problems == ()


def steps_until(path: Path, budget: MemoryBudget, batches: int) -> list[OpenedSource]:
    """Return what arrives of a file that is cancelled after some batches."""
    asked = iter(range(10_000))
    progress = Progress(cancelled=lambda: next(asked) >= batches - 1)
    return list(open_vector_file(OpenRequest(str(path), path, budget=budget, progress=progress)))


def test_a_cancel_keeps_an_honest_share_and_is_not_remembered(
    tmp_path: Path, tiny: MemoryBudget
) -> None:
    path = tmp_path / "parcels.fgb"
    write_parcels(path, COUNT)
    *_, last = steps_until(path, tiny, 5)
    (part,) = last.layers
    assert part.partial is not None
    assert part.feature_count == COUNT // 4
    assert part.partial.share == 0.25
    (problem,) = part.origin.problems
    assert (problem.code, problem.count) == ("stopped", COUNT * 3 // 4)
    (other,) = whole(path)
    assert part.extent is not None
    assert part.extent.contains(other.extent or part.extent), "the rest can be gone to"
    assert list(tmp_path.glob("cache/*")) == []

    seen = Extent(*part.extent.center, *part.extent.center).buffered(700)
    (held,) = loaded_for((part,), seen)
    rows, others = held.index.rows_in(seen), other.index.rows_in(seen)
    assert len(rows) == len(others) > 0, "also what had not been read yet"

    (all_of_it,) = opened(path, tiny)
    assert all_of_it.origin.problems == ()
    assert all_of_it.feature_count == COUNT


def test_a_cancel_at_the_last_batch_comes_too_late(tmp_path: Path, tiny: MemoryBudget) -> None:
    path = tmp_path / "parcels.fgb"
    write_parcels(path, COUNT)
    for budget in (tiny, replace(tiny, bytes=1024 * MEGABYTE)):
        *_, last = steps_until(path, budget, 20)
        (layer,) = last.layers
        assert layer.feature_count == COUNT
        assert layer.origin.problems == ()


@pytest.mark.parametrize("suffix", ["shp", "geojson"])
def test_a_file_that_finds_nothing_by_extent_is_shown_as_far_as_there_is_room(
    tmp_path: Path, tiny: MemoryBudget, suffix: str
) -> None:
    path = tmp_path / f"parcels.{suffix}"
    write_parcels(path, COUNT)
    (layer,) = opened(path, tiny)
    (problem,) = layer.origin.problems
    assert problem.code == "too_large"
    assert problem.count == COUNT - len(layer.geometry)
    assert f"after {len(layer.geometry):,} of {COUNT:,} features" in problem.message
    assert 0 < len(layer.geometry) < COUNT
    assert layer.geometry.nbytes < 1.2 * tiny.bytes
    shown = layer.index.rows_in(layer.extent or Extent(0, 0, 0, 0))
    assert len(shown) == len(layer.geometry)


def test_shapes_are_judged_as_they_are_in_the_file(tmp_path: Path, tiny: MemoryBudget) -> None:
    """Thinned to squares of metres, a comb's teeth would cross."""
    teeth = [(115.9 + 1e-6 * i, 28.7 if i % 2 else 28.70001) for i in range(4000)]
    comb = shapely.Polygon([(115.9, 28.6), *teeth, (115.904, 28.6)])
    bow = shapely.Polygon([(116, 28.6), (116.1, 28.7), (116.1, 28.6), (116, 28.7)])
    tiny_bow = shapely.transform(bow, lambda xy: (xy - (116, 28.6)) * 1e-4 + (117.9, 28.6))
    path = write(tmp_path / "combs.gpkg", [comb] * 20 + [bow, tiny_bow])
    (layer,), (other,) = opened(path, tiny), whole(path)
    assert layer.partial is not None
    assert invalid_shapes(layer) == invalid_shapes(other)
    (problem,) = invalid_shapes(layer)
    assert problem.count == 2


def test_a_table_without_any_geometry_is_a_layer_that_says_so(
    tmp_path: Path, tiny: MemoryBudget
) -> None:
    path = write(tmp_path / "list.gpkg", [None] * 20_000)
    (layer,), (other,) = opened(path, tiny), whole(path)
    assert layer.partial is not None
    assert layer.feature_count == other.feature_count == 20_000
    assert layer.origin == other.origin
    assert layer.extent is None
    assert loaded_for((layer,), Extent(0, 0, 1, 1)) == (layer,)


def test_a_file_that_goes_away_is_told_when_it_is_read(tmp_path: Path, tiny: MemoryBudget) -> None:
    path = tmp_path / "parcels.fgb"
    write_parcels(path, COUNT)
    (layer,) = opened(path, tiny)
    assert layer.extent is not None
    path.unlink()
    with pytest.raises(SourceError, match=r"parcels\.fgb cannot be read"):
        loaded_for((layer,), Extent(*layer.extent.center, *layer.extent.center).buffered(500))


def test_features_keep_their_classes_wherever_they_are_held(
    tmp_path: Path, tiny: MemoryBudget
) -> None:
    path = tmp_path / "parcels.fgb"
    write_parcels(path, 3000)
    (layer,) = opened(path, tiny)
    assert layer.partial is not None
    words = [load_words(language) for language in LANGUAGES]
    colors = classify(sampled(layer), "land_use", words).symbology
    assert {each.holds for each in colors.classes} == {"value", "others", "missing"}
    layer = colored(layer, layer.partial, colors)
    known = {each.value for each in colors.classes if each.holds == "value"}
    counts = []
    for box in views(layer.extent):
        (held,) = loaded_for((layer,), box)
        if held.is_overview:
            continue
        counts.append(len(held.geometry))
        uses = held.attributes.column("land_use", held.geometry.feature_ids.tolist()).values
        told = [held.symbology.classes[place].value for place in held.classes]
        assert held.symbology == colors
        assert told == [use if use in known else "" for use in uses]
        assert held.attributes.names([]) == []
        assert held.attributes.column("land_use", []).values == []
    assert max(counts) > 10
