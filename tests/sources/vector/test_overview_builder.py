"""Files that are too large for the memory that is allowed tell and show what the whole would."""

from pathlib import Path

import pytest
import shapely

from gisapp.core.layers.layer import Problem
from gisapp.core.layers.loaded import colored
from gisapp.core.layers.partial_loading import loaded_for, sampled
from gisapp.core.layers.styles.classify import classify
from gisapp.core.layers.validity import invalid_shapes
from gisapp.core.space.extent import Extent
from gisapp.sources.formats import gdal
from gisapp.sources.memory_budget import MemoryBudget
from gisapp.sources.vector.geometry_batches import read_batches
from gisapp.sources.vector.overview_builder import OverviewBuilder
from gisapp.sources.vector.source_table import Table
from gisapp.words import LANGUAGES, load_words
from tests.benchmarks.parcels import write_parcels
from tests.beyond_memory import opened, views, whole, written
from tests.vector_files import BOX, POINT, table_of, write

pytestmark = pytest.mark.usefixtures("small_parts")

ZONE = "EPSG:4547"
SUFFIXES = ("fgb", "gpkg")


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


def test_features_keep_their_classes_wherever_they_are_held(
    tmp_path: Path, tiny: MemoryBudget
) -> None:
    path = tmp_path / "parcels.fgb"
    write_parcels(path, 3000)
    (layer,) = opened(path, tiny)
    assert layer.partial is not None
    words = [load_words(language) for language in LANGUAGES]
    colors = classify(sampled(layer), "land_use", words).symbology
    assert {each.kind for each in colors.classes} == {"value", "others", "missing"}
    layer = colored(layer, layer.partial, colors)
    known = {each.value for each in colors.classes if each.kind == "value"}
    counts = []
    for box in views(layer.extent):
        (loaded,) = loaded_for((layer,), box)
        if loaded.is_overview:
            continue
        counts.append(len(loaded.geometry))
        uses = loaded.attributes.column("land_use", loaded.geometry.feature_ids.tolist()).values
        message = [loaded.symbology.classes[place].value for place in loaded.classes]
        assert loaded.symbology == colors
        assert message == [use if use in known else "" for use in uses]
        assert loaded.attributes.names([]) == []
        assert loaded.attributes.column("land_use", []).values == []
    assert max(counts) > 10


def builder_after(table: Table, most: int = 100) -> OverviewBuilder:
    builder = OverviewBuilder(table, most, 100_000)
    for batch in read_batches(table):
        builder.append(batch)
    return builder


def test_every_feature_is_counted_and_few_are_kept(tmp_path: Path) -> None:
    table = table_of(written(tmp_path / "town.gpkg"))
    builder = builder_after(table)
    layers = builder.complete(())
    assert len(builder) == table.info.features
    assert sum(layer.feature_count for layer in layers) == len(builder)
    assert sum(len(layer.geometry) for layer in layers) < len(builder) / 2
    assert builder.nbytes > 0
    assert builder.is_whole


def test_features_without_geometry_are_counted_to_the_most_frequent_kind(tmp_path: Path) -> None:
    builder = builder_after(table_of(write(tmp_path / "plots.gpkg", [POINT, None, BOX, None, BOX])))
    builder.complete(())
    assert {kind: each.features for kind, each in builder.thinned.items()} == {
        "point": 1,
        "polygon": 4,
    }
    assert [kind for kind, each in builder.thinned.items() if each.takes_missing] == ["polygon"]


def test_a_table_that_was_cut_short_says_how_much_its_layers_show(tmp_path: Path) -> None:
    table = table_of(write(tmp_path / "plots.gpkg", [BOX] * 40))
    builder = OverviewBuilder(table, 10, 1000)
    (batch,) = read_batches(table, feature_ids=range(1, 11))
    builder.append(batch)
    (layer,) = builder.complete((Problem("stopped", "Enough."),))
    assert layer.partial is not None
    assert layer.partial.share == 0.25
    assert not builder.is_whole
    assert layer.origin.problems[-1].code == "stopped"


def test_an_empty_table_is_a_layer_without_features(tmp_path: Path) -> None:
    table = table_of(write(tmp_path / "none.gpkg", [], geometry_type="LineString"))
    (layer,) = builder_after(table).complete(())
    assert layer.geometry.kind == "line"
    assert layer.feature_count == 0
    assert layer.extent is None


def test_layers_can_be_shown_before_all_has_come(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gdal, "BATCH_SIZE", 10)
    table = table_of(write(tmp_path / "plots.gpkg", [BOX] * 40))
    builder = OverviewBuilder(table, 10, 1000)
    counts = []
    for batch in read_batches(table):
        builder.append(batch)
        if builder.is_worth_showing:
            (layer,) = builder.shown(len(builder) / 40)
            counts.append(layer.feature_count)
    assert counts == [10, 20, 40]
