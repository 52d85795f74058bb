"""A page begins with what a park is about."""

from dataclasses import replace
from pathlib import Path

import geopandas
import pytest
import shapely

from gisapp.core.layers.layer import Layer
from gisapp.core.own_parks.totals.opening_order import in_opening_order, opening_place
from gisapp.core.parks.mapping.layer_mapping import LayerMapping
from gisapp.sources.open import open_source


@pytest.fixture(scope="module")
def layers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Layer]:
    folder: Path = tmp_path_factory.mktemp("layers")
    shapes = {"line": shapely.LineString([(115, 28), (116, 28)]), "area": shapely.box(0, 0, 1, 1)}
    for name, shape in shapes.items():
        geopandas.GeoDataFrame({"a": [1]}, geometry=[shape], crs=4326).to_file(
            folder / f"{name}.gpkg"
        )
    return {name: open_source(str(folder / f"{name}.gpkg")).layers[0] for name in shapes}


def of_kind(layer: Layer, kind: str) -> Layer:
    return replace(layer, mapping=LayerMapping(kind))


def test_the_whole_comes_before_its_parts_and_roads_come_last(layers: dict[str, Layer]) -> None:
    area, line = layers["area"], layers["line"]
    kinds = ("road", "river", "enterprise", "plot", "park")
    mapped = {kind: of_kind(area, kind) for kind in kinds}
    ordered = in_opening_order([line, mapped["road"], area, *mapped.values()])
    expected = ["park", "plot", "enterprise", "river", "", "", "road", "road"]
    assert [each.mapping.kind if each.mapping else "" for each in ordered] == expected
    assert ordered[4:6] == (area, line)


def test_of_one_kind_the_topmost_stays_first(layers: dict[str, Layer]) -> None:
    one, other = of_kind(layers["area"], "plot"), of_kind(layers["line"], "plot")
    assert opening_place(one) == opening_place(other)
    assert in_opening_order([other, one]) == (other, one)
