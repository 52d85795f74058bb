"""The outline of a raster, of which its CRS is judged."""

from pathlib import Path

import shapely

from gisapp.core.rasters.grid import PixelGrid
from gisapp.sources.arrow_source import arrow_source
from gisapp.sources.rasters.footprint import footprint
from tests.raster_files import CRS, write_raster

TURNED = PixelGrid(100, 50, (1.0, 1.0, 400_000.0, 1.0, -1.0, 3_176_000.0))


def test_it_has_the_corners_of_the_raster_in_its_own_numbers() -> None:
    table = footprint("plan", TURNED, CRS)
    outline = shapely.from_wkb(table.geometry[0].as_py())
    assert outline.bounds == (400_000, 3_175_950, 400_150, 3_176_100)
    assert outline.area == 2 * 100 * 50
    assert (table.name, table.crs) == ("plan", CRS)


def test_who_asks_for_the_table_of_a_raster_gets_its_outline(tmp_path: Path) -> None:
    source = arrow_source(write_raster(tmp_path / "plan.tif"))
    assert source.layer_names() == ("plan",)
    assert source.layer_info("plan").crs == CRS
    assert source.layer_bounds("plan") == (400_000, 3_175_600, 400_400, 3_176_000)
