"""Which folders are one GeoParquet table is seen by their names, and by their columns."""

from collections.abc import Mapping
from pathlib import Path

import geopandas as gpd
import pytest
import shapely

from gisapp.sources.formats.parquet_folders import is_parquet_folder, keys_of, parts_of
from gisapp.sources.open import open_source


def write_parts(folder: Path, parts: Mapping[str, gpd.GeoDataFrame]) -> Path:
    for name, frame in parts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        frame.to_parquet(folder / name)
    return folder


def plots(names: list[str], column: str = "name") -> gpd.GeoDataFrame:
    """Return plots along a street, one degree long, from west to east."""
    boxes = [shapely.box(115 + at, 28, 115.5 + at, 28.5) for at in range(len(names))]
    return gpd.GeoDataFrame({column: names}, geometry=boxes, crs="EPSG:4490")


@pytest.mark.parametrize(
    ("names", "is_one"),
    [
        (["park=a/0.parquet", "park=b/0.parquet"], True),
        (["park=a/year=2024/x.parquet", "park=b/year=2025/y.parquet"], True),
        (["part-00000.parquet", "part-00001.parquet"], True),
        (["part.0.parquet", "part.1.parquet"], True),
        (["north.parquet", "south.parquet"], False),
        (["park=a/0.parquet", "year=2024/0.parquet"], False),
        (["park=a/0.parquet", "whole.parquet"], False),
    ],
)
def test_a_table_is_known_by_the_names_of_its_parts(
    tmp_path: Path, names: list[str], is_one: bool
) -> None:
    folder = write_parts(tmp_path / "land", {name: plots(["A"]) for name in names})
    assert parts_of(folder) == (tuple(folder / name for name in names) if is_one else ())
    assert is_parquet_folder(folder) == is_one


def test_files_beside_metadata_of_the_whole_are_its_parts(tmp_path: Path) -> None:
    folder = write_parts(tmp_path / "land", {"north.parquet": plots(["A"])})
    (folder / "_metadata").write_bytes(b"")
    assert is_parquet_folder(folder)


def test_parts_with_other_columns_stay_layers_of_their_own(tmp_path: Path) -> None:
    folder = write_parts(
        tmp_path / "land",
        {"part-0.parquet": plots(["A"]), "part-1.parquet": plots(["B"], column="owner")},
    )
    assert not is_parquet_folder(folder)
    assert [layer.origin.layer for layer in open_source(str(folder)).layers] == ["part-0", "part-1"]


def test_a_missing_key_is_no_text(tmp_path: Path) -> None:
    part = tmp_path / "use=__HIVE_DEFAULT_PARTITION__" / "0.parquet"
    assert keys_of(part, tmp_path) == {"use": None}
