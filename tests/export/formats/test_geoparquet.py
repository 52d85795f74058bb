"""GeoParquet keeps everything; GeoPandas and other programs read it."""

from pathlib import Path

import geopandas as gpd
import shapely

from gisapp.core.layers.layer import Layer
from tests.export.all_kinds import SHAPES
from tests.export.requests import request
from tests.export.written import again, records, told


def test_all_comes_again(kinds: Layer, out: Path) -> None:
    wanted = request([kinds], crs="source")
    layer = again(wanted, out / "a.parquet")
    assert records(layer) == records(kinds)
    assert [field.type for field in layer.attributes.fields] == [
        field.type for field in kinds.attributes.fields
    ]
    frame = gpd.read_parquet(out / "a.parquet")
    assert frame.crs == "EPSG:4490"
    assert frame.geometry.isna().tolist() == [False, True, False]
    pairs = [(SHAPES[0], frame.geometry[0]), (SHAPES[2], frame.geometry[2])]
    assert all(shapely.equals_exact(a, b, 1e-11, normalize=True) for a, b in pairs)
    assert told(wanted, out / "a.parquet") == ""
