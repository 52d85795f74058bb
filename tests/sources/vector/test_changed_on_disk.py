"""A layer whose file is written anew never tells what belongs to another feature."""

import os
import shutil
from collections.abc import Callable
from itertools import product
from pathlib import Path

import numpy as np
import pyogrio
import pytest
import shapely
from geopandas import GeoDataFrame

from gisapp.core.layers.attribute_sums import attribute_sums, summed_fields
from gisapp.core.layers.classify import classify
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.partial_loading import load_features
from gisapp.core.space.crs import lonlat_to_mercator
from gisapp.errors import ChangedOnDisk
from gisapp.export.features import write_features
from gisapp.export.shown_content import ShownContent
from gisapp.sources.memory_budget import MemoryBudget
from gisapp.sources.open import open_source
from gisapp.words import load_words

FEATURES = 60
FORMATS = {
    "gpkg": "GPKG",
    "geojson": "GeoJSON",
    "geojsonl": "GeoJSONSeq",
    "shp": "ESRI Shapefile",
    "fgb": "FlatGeobuf",
    "parquet": "",
    "kml": "KML",
    "gml": "GML",
    "csv": "CSV",
    "sqlite": "SQLite",
    "tab": "MapInfo File",
    "gdb": "OpenFileGDB",
}


def frame(order: list[int]) -> GeoDataFrame:
    """Return boxes in an order; what is written of each says where it lies."""
    return GeoDataFrame(
        {"name": [f"plot {n:03}" for n in order], "area": [n + 0.25 for n in order]},
        geometry=[shapely.box(100 + n / 10, 20, 100.05 + n / 10, 20.05) for n in order],
        crs=4326,
    )


def write(path: Path, order: list[int]) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    for each in path.parent.glob(f"{path.stem}.*"):
        each.unlink()
    if path.suffix == ".parquet":
        frame(order).to_parquet(path)
        return
    options = {"GEOMETRY": "AS_WKT"} if path.suffix == ".csv" else {}
    pyogrio.write_dataframe(
        frame(order), path, driver=FORMATS[path.suffix[1:]], layer_options=options
    )


def cut_short(path: Path) -> None:
    for file in [path] if path.is_file() else path.glob("*.gdbtable"):
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def take_away(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()


ALL = list(range(FEATURES))
CHANGES: dict[str, Callable[[Path], None]] = {
    "reordered": lambda path: write(path, ALL[::-1]),
    "shorter": lambda path: write(path, ALL[1:]),
    "longer": lambda path: write(path, [99, *ALL]),
    "replaced": lambda path: write(path, [n + 100 for n in ALL]),
    "gone": take_away,
    "cut short": cut_short,
}


@pytest.fixture(params=list(FORMATS))
def path(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    made = tmp_path / f"plots.{request.param}"
    write(made, ALL)
    return made


def plots(path: Path) -> Layer:
    (layer,) = open_source(str(path)).layers
    return layer


def number_at(layer: Layer, feature_id: int) -> int:
    """Return the number of the plot by where it is drawn."""
    row = layer.geometry.row_of(feature_id)
    assert row is not None
    left, _ = lonlat_to_mercator(np.array([[100.0, 20.0]]))[0]
    step = lonlat_to_mercator(np.array([[100.1, 20.0]]))[0][0] - left
    return round(float((layer.geometry.bounds[row][0] - left) / step))


def area_field(layer: Layer) -> str:
    return next(field.name for field in layer.attributes.fields if field.name.lower() == "area")


def told_by_click(layer: Layer) -> list[tuple[int, float]]:
    first, last = layer.geometry.feature_ids[[0, -1]].tolist()
    field = area_field(layer)
    return [
        (number_at(layer, each), float(str(layer.attributes.record(each)[field])))
        for each in (first, last)
    ]


def told_by_columns(layer: Layer) -> list[tuple[int, float]]:
    ids = layer.geometry.feature_ids.tolist()
    values = layer.attributes.column(area_field(layer), ids).values
    return [(number_at(layer, n), float(str(v))) for n, v in zip(ids, values, strict=True)]


def told_by_names(layer: Layer) -> list[tuple[int, float]]:
    ids = layer.geometry.feature_ids.tolist()
    names = [str(name.en) for name in layer.attributes.names(ids)]
    return [(number_at(layer, n), int(name[5:]) + 0.25) for n, name in zip(ids, names, strict=True)]


def told_by_export(layer: Layer) -> list[tuple[int, float]]:
    out = Path(layer.origin.source).parent / "out" / "out.geojson"
    out.parent.mkdir(exist_ok=True)
    write_features(ShownContent.of([layer]), out)
    written = pyogrio.read_dataframe(out)
    areas = written["area" if "area" in written else area_field(layer)]
    return [
        (round((shape.bounds[0] - 100) * 10), float(area))
        for shape, area in zip(written.geometry, areas, strict=True)
    ]


def told_by_sum(layer: Layer) -> list[tuple[int, float]]:
    ids = layer.geometry.feature_ids
    for found in attribute_sums(layer, ids):
        if found.field.lower() == "area":
            assert found.total == sum(number_at(layer, n) + 0.25 for n in ids.tolist())
    return []


def told_by_colours(layer: Layer) -> list[tuple[int, float]]:
    made = classify(layer, area_field(layer), (load_words("en"), load_words("zh")))
    assert len(made.classes) == len(layer.geometry)
    return []


QUESTIONS = (
    told_by_click,
    told_by_columns,
    told_by_names,
    told_by_export,
    told_by_sum,
    told_by_colours,
)


def is_right(told: list[tuple[int, float]]) -> bool:
    return all(area == number + 0.25 for number, area in told)


@pytest.mark.parametrize("change", CHANGES)
def test_a_layer_says_that_its_file_changed_or_tells_what_is_right(path: Path, change: str) -> None:
    for ask in QUESTIONS:
        write(path, ALL)
        layer = plots(path)
        if ask is told_by_sum and not summed_fields(layer):
            # All fields of a CSV file are texts.
            assert path.suffix == ".csv"
            continue
        CHANGES[change](path)
        with pytest.raises(ChangedOnDisk, match=r"plots\.\w+ (changed on|is gone from the) disk"):
            ask(layer)


@pytest.mark.parametrize(("change", "ask"), list(product(CHANGES, QUESTIONS[:3])))
def test_what_is_in_memory_is_still_told(
    path: Path, change: str, ask: Callable[[Layer], list[tuple[int, float]]]
) -> None:
    layer = plots(path)
    before = ask(layer)
    assert before
    assert is_right(before)
    CHANGES[change](path)
    try:
        assert ask(layer) == before
    except ChangedOnDisk:
        # What the file finds by id was not kept.
        assert layer.attributes.is_at_hand


@pytest.mark.parametrize("suffix", ["gpkg", "fgb", "parquet"])
@pytest.mark.parametrize("change", CHANGES)
def test_a_file_larger_than_memory_is_not_read_on_once_it_changed(
    tmp_path: Path, suffix: str, change: str
) -> None:
    path = tmp_path / f"plots.{suffix}"
    write(path, ALL)
    if suffix == "parquet":
        frame(ALL).to_parquet(path, write_covering_bbox=True, schema_version="1.1.0")
    budget = MemoryBudget(1, tmp_path / "cache")
    (layer,) = open_source(str(path), budget=budget).layers
    partial = layer.partial
    assert partial is not None
    assert partial.extent is not None
    CHANGES[change](path)
    ids = layer.geometry.feature_ids.tolist() or [1]
    for ask in (
        lambda: load_features(layer, partial, partial.extent),
        lambda: partial.store.extent_of(ids),
        lambda: list(partial.store.batches(None)),
        lambda: layer.attributes.record(1),
        lambda: told_by_export(layer),
    ):
        with pytest.raises(ChangedOnDisk):
            ask()


def test_a_file_that_only_looks_the_same_is_known_by_its_content(tmp_path: Path) -> None:
    path = tmp_path / "plots.geojson"
    write(path, ALL)
    layer, state = plots(path), path.stat()
    write(path, ALL[::-1])
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert path.stat().st_size == state.st_size
    with pytest.raises(ChangedOnDisk):
        told_by_click(layer)


def test_a_file_that_is_read_and_left_alone_stays_the_same(path: Path) -> None:
    layer = plots(path)
    for _ in range(2):
        for ask in QUESTIONS:
            assert is_right(ask(layer))
    assert is_right(told_by_columns(plots(path)))
