"""What lies in what."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import geopandas
import numpy as np
import pytest
import shapely

from gisapp.core.own_parks.rows.place_links import PlaceLinks, place_links
from gisapp.core.parks.dossier import dossier_of
from gisapp.core.parks.mapping.layer_mapping import LayerMapping, ParentMapping
from gisapp.core.progress import Progress
from gisapp.errors import Cancelled
from tests.own_files import OwnFiles, opened

PARKS = LayerMapping("park", key="key")
INSIDE = LayerMapping("plot", key="key", parents=(ParentMapping("park", "", "place"),))
AREAS = {
    "large": shapely.box(116.0, 28.0, 116.4, 28.4),
    "small": shapely.box(116.0, 28.0, 116.1, 28.1),
    "bow tie": shapely.Polygon([(117, 28), (117.1, 28.1), (117.1, 28), (117, 28.1)]),
}


def linked(folder: Path, shapes: Mapping[str, shapely.Geometry | None]) -> OwnFiles:
    for name, found in (("parks", AREAS), ("things", shapes)):
        geometry = geopandas.GeoSeries(np.array([*found.values()], object), crs=4326)
        frame = geopandas.GeoDataFrame({"key": [*found]}, geometry=geometry)
        frame.to_file(folder / f"{name}.gpkg", layer=name)
    files = opened(
        folder / "parks.gpkg", folder / "things.gpkg", mappings={"parks": PARKS, "things": INSIDE}
    )
    rows = files.own.layers[files.layer("things").layer_id]
    return OwnFiles(replace(files.own, places=files.own.linked_by_place(rows)))


def parks_of(files: OwnFiles) -> list[str | None]:
    (links,) = files.own.places.values()
    rows = files.own.layers[files.layer("things").layer_id]
    around = [links.around(row) for row in range(len(rows.feature_ids))]
    names = {row.ref: row.key for row in files.own.identities(links.containers)}
    return [names[ref] if ref else None for ref in around]


def test_a_point_lies_in_the_smallest_polygon(tmp_path: Path) -> None:
    points = {
        "in both": shapely.Point(116.05, 28.05),
        "in one": shapely.Point(116.3, 28.3),
        "outside": shapely.Point(110, 28),
        "in a broken one": shapely.Point(117.02, 28.05),
    }
    assert parks_of(linked(tmp_path, points)) == ["small", "large", None, "bow tie"]


def test_a_polygon_belongs_where_half_of_it_lies(tmp_path: Path) -> None:
    shapes = {
        "all": shapely.box(116.01, 28.01, 116.02, 28.02),
        "mostly in large": shapely.box(116.08, 28.0, 116.2, 28.05),
        "little": shapely.box(116.39, 28.0, 116.6, 28.1),
        "broken": shapely.Polygon([(116.2, 28.2), (116.3, 28.3), (116.3, 28.2), (116.2, 28.3)]),
    }
    assert parks_of(linked(tmp_path, shapes)) == ["small", "large", None, "large"]


def test_a_line_belongs_where_most_of_it_runs(tmp_path: Path) -> None:
    lines = {
        "through": shapely.LineString([(116.35, 28.2), (116.42, 28.2)]),
        "leaving": shapely.LineString([(116.38, 28.2), (116.6, 28.2)]),
    }
    assert parks_of(linked(tmp_path, lines)) == ["large", None]


def test_links_go_both_ways_and_into_the_dossier(tmp_path: Path) -> None:
    points = {
        "a": shapely.Point(116.3, 28.3), "b": shapely.Point(116.05, 28.05), "c": None
    }  # fmt: skip
    files = linked(tmp_path, points)
    plot, park = files.subject("things", 1), files.subject("parks", 1)
    assert [each.uid for each in dossier_of(plot.dataset, plot.uid).belongs_to] == ["large"]
    assert [each.uid for each in dossier_of(park.dataset, park.uid).links] == ["a"]
    (links,) = files.own.places.values()
    assert links.outside.tolist() == [2]
    assert links.within(files.ref("things", 1)).tolist() == []


def test_nothing_lies_in_itself(tmp_path: Path) -> None:
    frame = geopandas.GeoDataFrame({"key": list(AREAS)}, geometry=list(AREAS.values()), crs=4326)
    frame.to_file(tmp_path / "parks.gpkg", layer="parks")
    nested = replace(PARKS, parents=(ParentMapping("park", "", "place"),))
    files = opened(tmp_path / "parks.gpkg", mappings={"parks": nested})
    (rows,) = files.own.layers.values()
    (links,) = files.own.linked_by_place(rows).values()
    assert [links.around(row) for row in range(3)] == [None, files.ref("parks", 1), None]


def test_without_polygons_nothing_is_inside_and_the_search_can_be_cancelled(tmp_path: Path) -> None:
    files = linked(tmp_path, {"a": shapely.Point(116.3, 28.3)})
    rows = files.own.layers[files.layer("things").layer_id]
    parks = files.own.layers[files.layer("parks").layer_id]
    assert place_links(rows, []).outside.tolist() == [0]
    assert isinstance(place_links(rows, [(parks, parks.feature_ids - 1)]), PlaceLinks)
    with pytest.raises(Cancelled):
        place_links(rows, [(parks, parks.feature_ids - 1)], Progress(lambda _: None, lambda: True))
