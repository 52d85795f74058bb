"""One layer for each kind of geometry of a table, named, coloured and ordered for the map."""

from pathlib import Path
from typing import get_args

import numpy as np
import pytest

from gisapp.core.geometry.feature_geometry import FeatureGeometry, GeometryKind
from gisapp.core.layers.layer import Layer
from gisapp.core.text.bilingual import Bilingual
from gisapp.render.palette import Theme, load_palette
from gisapp.sources.vector.source_table import Table
from gisapp.sources.vector.table_layers import kind_of_type, layers_by_kind, most_frequent
from tests.vector_files import POINT, table_of, write


@pytest.fixture
def table(tmp_path: Path) -> Table:
    return table_of(write(tmp_path / "plots.gpkg", [POINT], geometry_type="Point"))


def layers(table: Table, *kinds: GeometryKind) -> tuple[Layer, ...]:
    geometries = {kind: FeatureGeometry.missing(kind, np.array([1, 2])) for kind in kinds}
    return layers_by_kind(geometries, table, table.attributes())


def test_areas_lie_below_lines_and_lines_below_points(table: Table) -> None:
    made = layers(table, "point", "polygon", "line")
    assert [layer.geometry.kind for layer in made] == ["polygon", "line", "point"]


def test_a_table_with_one_kind_is_called_by_its_name_alone(table: Table) -> None:
    (layer,) = layers(table, "line")
    assert layer.name == Bilingual("plots", "plots")
    assert layer.layer_id == "plots/plots"
    assert layer.group == "plots.gpkg"


def test_a_layer_keeps_its_id_when_another_kind_turns_up(table: Table) -> None:
    (alone,) = layers(table, "line")
    below, first = layers(table, "line", "polygon")
    assert first.layer_id == alone.layer_id
    assert below.layer_id == "plots/plots/polygon"
    assert first.name == Bilingual("plots (lines)", "plots（线）")
    assert below.name == Bilingual("plots (polygons)", "plots（面）")


def test_a_layer_has_the_same_colour_each_time_it_is_opened(table: Table) -> None:
    assert layers(table, "line")[0].symbology == layers(table, "line")[0].symbology
    colors = {layer.symbology.classes[0].symbol for layer in layers(table, "line", "polygon")}
    assert len(colors) == 2


def test_its_colours_are_in_the_palettes_and_opaque(table: Table) -> None:
    for layer in layers(table, "point", "line", "polygon"):
        symbol = layer.symbology.common
        for theme in get_args(Theme):
            assert all(map(load_palette(theme).hex, filter(None, (symbol.fill, symbol.stroke))))
        assert symbol.fill_opacity == 1


def test_names_are_written_only_where_the_table_has_them(tmp_path: Path, table: Table) -> None:
    assert layers(table, "point")[0].labels is not None
    bare = tmp_path / "bare.geojson"
    bare.write_text('{"type": "Point", "coordinates": [116, 28]}', encoding="utf-8")
    assert layers(table_of(bare), "point")[0].labels is None


def test_no_geometry_makes_no_layer(table: Table) -> None:
    assert layers(table) == ()


@pytest.mark.parametrize(
    ("geometry_type", "kind"),
    [
        ("Point", "point"),
        ("3D MultiPoint", "point"),
        ("LineString", "line"),
        ("MultiLineString Z", "line"),
        ("Compound Curve", "line"),
        ("Multi Curve", "line"),
        ("Polygon", "polygon"),
        ("Curve Polygon", "polygon"),
        ("Unknown", "polygon"),
        ("", "polygon"),
    ],
)
def test_each_type_of_geometry_is_of_one_kind(geometry_type: str, kind: GeometryKind) -> None:
    assert kind_of_type(geometry_type) == kind


def test_the_most_frequent_kind_wins_and_in_doubt_the_one_that_the_file_states(
    table: Table,
) -> None:
    assert most_frequent({"line": 3, "point": 2}, table) == "line"
    assert most_frequent({"line": 2, "point": 2}, table) == "point"
    assert most_frequent({}, table) == "point"
