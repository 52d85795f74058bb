"""The outline of a raster, of which its CRS is judged."""

from pathlib import Path

from gisapp.core.rasters.grid import PixelGrid
from gisapp.sources.rasters.footprint import footprint_of
from tests.raster_files import CRS

TURNED = PixelGrid(100, 50, (1.0, 1.0, 400_000.0, 1.0, -1.0, 3_176_000.0))


def test_it_has_the_corners_of_the_raster_in_its_own_numbers() -> None:
    source = footprint_of(Path("plan.tif"), "plan", TURNED, CRS)
    assert source.layer_names() == ("plan",)
    assert source.layer_info("plan").crs == CRS
    assert source.layer_bounds("plan") == (400_000, 3_175_950, 400_150, 3_176_100)
