"""rasterio's GDAL reads the picture and nothing else, and leaves the other libraries alone."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from gisapp.sources.rasters.gdal_rasters import ALLOWED_DRIVERS, raster_gdal
from tests.raster_files import QUARTERS, colors_in_quarters, opened, write_raster
from tests.vector_files import BOX, write

SECRET = 77
VRT = """
<VRTDataset rasterXSize="100" rasterYSize="100"><VRTRasterBand dataType="Byte" band="1">
<SimpleSource><SourceFilename>{secret}</SourceFilename></SimpleSource></VRTRasterBand></VRTDataset>
"""
OVERVIEW = """
<PAMDataset><Metadata domain="OVERVIEWS"><MDI key="OVERVIEW_FILE">{vrt}</MDI>
</Metadata></PAMDataset>
"""


@pytest.mark.parametrize("beside", ["plan.tif.ovr", "plan.tif.msk", "plan.tif.aux.xml"])
def test_what_lies_beside_a_picture_leads_to_no_other_file(tmp_path: Path, beside: str) -> None:
    path = write_raster(tmp_path / "plan.tif")
    secret = write_raster(tmp_path / "secret.tif", np.full((1, 100, 100), SECRET, np.uint8))
    vrt = VRT.format(secret=secret)
    (tmp_path / "o.vrt").write_text(vrt)
    is_xml = beside.endswith(".xml")
    (tmp_path / beside).write_text(OVERVIEW.format(vrt=tmp_path / "o.vrt") if is_xml else vrt)
    seen = colors_in_quarters(opened(path), 16)
    assert np.abs(seen[..., :3].astype(int) - QUARTERS).max() <= 2


def test_only_drivers_of_pictures_are_there() -> None:
    from rasterio.env import Env

    with raster_gdal(), Env() as env:
        assert env.drivers().keys() - {"MEM"} <= ALLOWED_DRIVERS
        assert "GTiff" in env.drivers()


USE_ALL = """
import os, sys
from pathlib import Path
import numpy as np
from gisapp.core.space.crs import to_map
from gisapp.sources.open import open_source
order = sys.argv[1:]
for source in order:
    (layer,) = open_source(source).layers
    print(layer.origin.crs, [round(each) for each in (layer.extent.xmin, layer.extent.ymin)])
print(to_map(np.array([[39400000.0, 3175000.0]]), "EPSG:4527").round().tolist())
print([name for name in os.environ if name in ("PROJ_DATA", "PROJ_LIB", "GDAL_DATA")])
"""


def test_three_libraries_with_a_proj_of_their_own_live_together(tmp_path: Path) -> None:
    raster = str(write_raster(tmp_path / "plan.tif"))
    vector = str(write(tmp_path / "plots.gpkg", [BOX]))
    told = [_said_after_opening(raster, vector), _said_after_opening(vector, raster)]
    first, second = (said.splitlines() for said in told)
    assert first[:2] == second[1::-1]
    assert first[2:] == second[2:]
    assert first[3] == "[]"


def _said_after_opening(*sources: str) -> str:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", USE_ALL, *sources],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
    )
    return done.stdout
