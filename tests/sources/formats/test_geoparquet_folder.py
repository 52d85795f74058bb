"""The parts of a GeoParquet table open as one layer."""

from pathlib import Path

import numpy as np
import pytest

from gisapp.errors import SourceError
from gisapp.sources.open import open_source
from tests.sources.formats.test_parquet_folders import plots, write_parts


@pytest.fixture
def land(tmp_path: Path) -> Path:
    return write_parts(
        tmp_path / "land",
        {
            "district=%E9%9D%92%E5%B1%B1%E6%B9%96/year=2024/0.parquet": plots(["A", "B"]),
            "district=06/year=2025/0.parquet": plots(["C"]),
        },
    )


def test_all_parts_are_one_layer_whose_folders_are_attributes(land: Path) -> None:
    (layer,) = open_source(str(land)).layers
    assert layer.name.en == "land"
    assert layer.origin.source == str(land)
    assert layer.feature_count == 3
    fields = [(each.name, each.type) for each in layer.attributes.fields]
    assert fields == [("name", "String"), ("district", "String"), ("year", "Integer64")]
    told = [dict(layer.attributes.record(each)) for each in layer.geometry.feature_ids.tolist()]
    assert [(each["name"], each["district"], each["year"]) for each in told] == [
        ("A", "青山湖", 2024),
        ("B", "青山湖", 2024),
        ("C", "06", 2025),
    ]


def test_one_attribute_of_one_feature_is_read_from_its_part(land: Path) -> None:
    (layer,) = open_source(str(land)).layers
    ids = layer.geometry.feature_ids
    assert len(np.unique(ids)) == 3
    column = layer.attributes.column("year", [int(ids[-1])])
    assert column.distinct == [2025]


def test_a_damaged_part_is_named_and_the_others_open(land: Path) -> None:
    damaged = land / "district=06" / "year=2025" / "0.parquet"
    damaged.write_bytes(damaged.read_bytes()[:400])
    (layer,) = open_source(str(land)).layers
    assert layer.feature_count == 2
    (problem,) = layer.origin.problems
    assert problem.code == "file_left_out"
    assert "land/district=06/year=2025/0.parquet" in problem.message


def test_without_a_readable_part_the_folder_is_one_sentence(land: Path) -> None:
    for part in land.rglob("*.parquet"):
        part.write_bytes(b"PAR1")
    with pytest.raises(SourceError, match=r"0\.parquet"):
        open_source(str(land))


def test_the_table_is_one_map_of_a_larger_folder(land: Path) -> None:
    plots(["D"]).to_file(land.parent / "more.gpkg")
    layers = open_source(str(land.parent)).layers
    assert sorted(layer.origin.layer for layer in layers) == ["land", "more"]
