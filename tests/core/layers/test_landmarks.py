"""Motorways, stations and the like are found by what layers say, and by nothing else."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import geopandas
import pytest
import shapely

from gisapp.core.layers.landmarks import landmarks_in
from gisapp.sources.open import open_source
from tests.parks import embedded

LINE = shapely.LineString([(115.9, 28.6), (116.0, 28.7)])


def found(
    folder: Path,
    columns: Mapping[str, Sequence[str | None]],
    shape: shapely.Geometry = LINE,
    name: str = "objects",
) -> dict[str, list[int]]:
    """Return the rows of each landmark in a file of one layer."""
    shapes = [shape] * len(next(iter(columns.values())))
    path = folder / f"{name}.gpkg"
    geopandas.GeoDataFrame(dict(columns), geometry=shapes, crs=4490).to_file(path, layer=name)
    layers = open_source(str(path)).layers
    return {each.landmark: each.rows.tolist() for each in landmarks_in(layers)}


def test_the_ground_of_the_embedded_data_holds_five_kinds() -> None:
    layers, _ = embedded()
    names = {
        each.landmark: [
            name.en
            for name in each.layer.attributes.names(
                each.layer.geometry.feature_ids[each.rows].tolist()
            )
        ]
        for each in landmarks_in(layers)
    }
    assert names["motorway"] == ["Airport Expressway", "Ring Expressway"]
    assert names["river"] == ["Gan River"]
    assert names["airport"] == ["Nanchang Changbei Airport"]
    assert sorted(names) == ["airport", "motorway", "railway", "river", "station"]


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ({"fclass": ["motorway", "primary", "motorway"]}, {"motorway": [0, 2]}),
        ({"highway": ["Motorway", None]}, {"motorway": [0]}),
        ({"道路等级": ["高速公路", "国道"]}, {"motorway": [0]}),
        ({"类型": ["铁路", "河流", "渠"]}, {"railway": [0], "river": [1]}),
        (
            {"waterway": ["river", "stream"], "railway": [None, "rail"]},
            {"river": [0], "railway": [1]},
        ),
        ({"kind": ["road", "road"], "name": ["G60沪昆高速公路", "机场快速路"]}, {"motorway": [0]}),
        # A name alone says nothing of what is no road, and a note nothing of anything.
        ({"name": ["高速公路服务区", "铁路新村"]}, {}),
        ({"remark": ["motorway", "river"]}, {}),
    ],
)
def test_columns_that_tell_kinds_are_read(
    tmp_path: Path, columns: dict[str, list[str | None]], expected: dict[str, list[int]]
) -> None:
    assert found(tmp_path, columns) == expected


def test_the_name_of_a_layer_tells_what_its_shapes_can_be(tmp_path: Path) -> None:
    area = shapely.box(115.9, 28.6, 116.0, 28.7)
    assert found(tmp_path, {"id": ["1"]}, name="铁路") == {"railway": [0]}
    assert found(tmp_path, {"id": ["1"]}, area, "机场") == {"airport": [0]}
    # Polygons are no railway, but perhaps its land.
    assert found(tmp_path, {"id": ["1"]}, area, "railways") == {}
    assert found(tmp_path, {"id": ["1"]}, area, "parks near the river") == {}
