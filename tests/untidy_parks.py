"""Plots and a park with something wrong of every kind."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import geopandas
import shapely

from gisapp.core.health.checked import Checked
from gisapp.core.health.limits import Limits
from gisapp.core.layers.layer import Layer
from gisapp.core.own_parks.rows.layer_rows import rows_of
from gisapp.core.own_parks.rows.own_rows import OwnRows
from gisapp.core.parks.facts import Period
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping, LayerMapping, ParentMapping
from gisapp.sources.open import open_source
from gisapp.sources.parks.known_headings import known_headings

PLOTS = LayerMapping(
    kind="plot",
    key="no",
    parents=(ParentMapping("park", "park", "name"),),
    columns=(
        ColumnMapping("area", "land_area", "m2", basis="land"),
        ColumnMapping("tax", "tax_per_land", "1e4 CNY/mu", period=Period("2019", "2019", "year")),
    ),
    period_column="year",
)
PARKS = LayerMapping(kind="park", key="code", name_en="name", columns=())


def square(column: int, row: int = 0, width: float = 0.0009) -> shapely.Polygon:
    """Return a square of some 90 by 100 m in degrees."""
    west, south = 116 + column * 0.001, 28.6 + row * 0.001
    return shapely.box(west, south, west + width, south + 0.0009)


def write_untidy(folder: Path) -> tuple[Path, Path]:
    """Write eight plots, and the park that most of them lie in."""
    bow = shapely.Polygon([(116.01, 28.6), (116.011, 28.601), (116.011, 28.6), (116.01, 28.601)])
    rows = [
        ("A1", 8781, "East", "12", 2026, square(0)),
        ("A2", 8781, "East", "abc", 2026, square(1)),
        ("A3", 11708, "East", "#DIV/0!", 2026, square(2, width=0.0012)),
        ("A3", 20000, "Nowhere", "5", 2026, square(3)),
        ("A5", 8781, "East", "6", 2018, square(50, 50)),
        (None, None, "East", "7", 2026, bow),
        ("A7", None, "East", "8", 2026, None),
        ("A8", 8781, "East", "9", 2026, square(3)),
    ]
    names = ("no", "area", "park", "tax", "year", "geometry")
    plots, parks = folder / "plots.gpkg", folder / "parks.gpkg"
    columns = {name: [row[place] for row in rows] for place, name in enumerate(names)}
    geopandas.GeoDataFrame(columns, crs=4326).to_file(plots)
    around = {
        "code": ["P1"],
        "name": ["East"],
        "geometry": [shapely.box(115.99, 28.5, 116.02, 28.62)],
    }
    geopandas.GeoDataFrame(around, crs=4326).to_file(parks)
    return plots, parks


def untidy(folder: Path) -> tuple[Layer, Layer]:
    """Return the plots and the park as layers."""
    plots, parks = (open_source(str(path)).layers[0] for path in write_untidy(folder))
    return plots, parks


def checked(
    layers: Sequence[tuple[Layer, LayerMapping]] = (), limits: Limits | None = None
) -> Checked:
    """Return what rules look at: layers with their mappings, in the year 2026."""
    schema = known_headings().schema
    rows = {each.layer_id: rows_of(each, mapping, schema) for each, mapping in layers}
    own = OwnRows(schema, rows)
    places = {at: link for each in rows.values() for at, link in own.linked_by_place(each).items()}
    return Checked(OwnRows(schema, rows, places), date(2026, 1, 1).year, limits or Limits())
