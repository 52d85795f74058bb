"""Three plots on a map, and a list of firms without coordinates that stand on them."""

import csv
from collections.abc import Callable
from pathlib import Path

import geopandas
import shapely

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.table_join import TableJoin
from gisapp.session.session import Session
from gisapp.sources.open import open_source

FIRMS = (
    ("地块编号", "企业", "产值（万元）", "名称"),
    ("dk-001 ", "甲", "12.5", "一号"),
    ("ＤＫ-002", "乙", "30", "二号"),
    ("DK-002", "丙", "7", "二号"),
    ("DK-009", "=丁", "1", "九号"),
)


def write_plots(folder: Path) -> Path:
    """Write a layer whose plots are called DK-001 to DK-003."""
    path = folder / "地块.gpkg"
    codes = [f"DK-{number:03}" for number in (1, 2, 3)]
    shapes = [shapely.box(115.9 + x / 100, 28.6, 115.909 + x / 100, 28.61) for x in range(3)]
    frame = geopandas.GeoDataFrame(
        {"编号": codes, "名称": ["a", "b", "c"]}, geometry=shapes, crs=4326
    )
    frame.to_file(path)
    return path


def write_firms(folder: Path) -> Path:
    """Write the table: two firms are on one plot, one is on none."""
    path = folder / "企业.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(FIRMS)
    return path


def opened(path: Path) -> Layer:
    """Return the one layer of a file."""
    (layer,) = open_source(str(path)).layers
    return layer


def joining(session: Session) -> Callable[[TableJoin | None], None]:
    """Return what joins a table once it is worked out how."""

    def join(made: TableJoin | None) -> None:
        assert made is not None
        session.joiner.join(made)

    return join
