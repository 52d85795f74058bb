"""The size that is told before a page is written is about that of the page."""

import random
from collections.abc import Callable
from pathlib import Path

import geopandas
import numpy as np
import pytest
import shapely

from gisapp.core.layers.layer import Layer
from gisapp.export.snapshot import estimate
from gisapp.export.snapshot.estimate import estimated_size
from gisapp.export.snapshot.request import SnapshotRequest
from gisapp.export.snapshot.writer import snapshot_html
from gisapp.sources.open import open_source

Columns = dict[str, list[object]]

COUNT = 6000
_HAN = "昌东工业园新材料电子信息产业投资发展有限公司青山湖南京路大道北西生物科技医药机械"


def names(count: int) -> list[object]:
    chance = random.Random(3)
    return ["".join(chance.choices(_HAN, k=8)) for _ in range(count)]


def plots(folder: Path, columns: Columns, corners: int) -> Layer:
    """Return a layer of plots in rows, one of which has very many vertices."""
    place = np.arange(COUNT)
    angles = np.linspace(0, 2 * np.pi, corners, endpoint=False)
    radius = 0.0002 * (1 + 0.2 * np.random.default_rng(1).random((COUNT, corners)))
    x = 115 + (place % 80)[:, None] * 0.0005 + radius * np.cos(angles)
    y = 28 + (place // 80)[:, None] * 0.0005 + radius * np.sin(angles)
    shapes = np.array(shapely.polygons(np.stack([x, y], axis=2)), dtype=object)
    shapes[7] = shapely.Point(115.1, 28.1).buffer(0.05, quad_segs=5000)
    path = folder / "plots.gpkg"
    geopandas.GeoDataFrame(columns, geometry=shapes, crs=4326).to_file(path)
    [layer] = open_source(str(path)).layers
    return layer


def names_and_numbers() -> Columns:
    return {"名称": names(COUNT), "面积": [each * 0.37 for each in range(COUNT)]}


def repeated_names() -> Columns:
    towns = names(900)
    return {"镇": [towns[each * 7 % 900] for each in range(COUNT)]}


def a_few_long_texts() -> Columns:
    return {"备注": ["" if each % 20 else f"很长{each}" * 60 for each in range(COUNT)]}


@pytest.mark.parametrize(
    ("columns", "corners"), [(names_and_numbers, 4), (repeated_names, 40), (a_few_long_texts, 4)]
)
def test_the_size_is_about_that_of_the_page(
    tmp_path: Path,
    columns: Callable[[], Columns],
    corners: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(estimate, "SAMPLE", 1000)
    layer = plots(tmp_path, columns(), corners)
    assert layer.extent is not None
    request = SnapshotRequest((layer,), (), layer.extent, "zh", "2026-01-01")
    size = len(snapshot_html(request))
    assert abs(estimated_size(request) - size) < 0.2 * size
