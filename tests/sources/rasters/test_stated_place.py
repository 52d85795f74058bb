"""What a file says of where its picture lies."""

from pathlib import Path

import pytest
import rasterio

from gisapp.errors import SourceError
from gisapp.sources.rasters.stated_place import stated_place
from tests.raster_files import CRS, PLACE, write_raster

WKT = """
PROJCS["old",GEOGCS["GCS_Beijing_1954",DATUM["D_Beijing_1954",SPHEROID["Krasovsky_1940",6378245.0,
298.3]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],
PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],
PARAMETER["Central_Meridian",115.5],PARAMETER["Scale_Factor",1.0],
PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]
"""


def test_a_geotiff_has_all_itself(tmp_path: Path) -> None:
    path = write_raster(tmp_path / "plan.tif")
    path.with_suffix(".prj").write_text(WKT)
    with rasterio.open(path) as dataset:
        grid, crs, problems = stated_place(dataset, path)
    assert (grid.transform, crs, problems) == (PLACE[:6], CRS, ())


@pytest.mark.parametrize(("text", "stated"), [(WKT, True), ("no WKT", False), ("", False)])
def test_a_crs_without_a_code_is_taken_from_the_prj_beside_it(
    tmp_path: Path, text: str, stated: bool
) -> None:
    path = write_raster(tmp_path / "plan.tif", crs=None)
    path.with_suffix(".prj").write_text(text)
    with rasterio.open(path) as dataset:
        _, crs, _ = stated_place(dataset, path)
    assert (crs is not None) == stated
    assert not stated or "115.5" in str(crs)


def test_a_picture_alone_has_no_place(tmp_path: Path) -> None:
    path = write_raster(tmp_path / "plan.tif", transform=None, crs=None)
    with rasterio.open(path) as dataset, pytest.raises(SourceError, match=r"plan\.tfw"):
        stated_place(dataset, path)
