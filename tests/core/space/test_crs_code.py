"""A CRS that is written out is known by its code."""

import pytest
from pyproj import CRS

from gisapp.core.space.crs_code import code_of

ESRI = (
    'PROJCS["{name}",GEOGCS["GCS_Beijing_1954",DATUM["D_Beijing_1954",SPHEROID["Krasovsky_1940",'
    '6378245.0,298.3]{shift}],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],'
    'PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",39500000.0],PARAMETER["False_Northing",'
    '0.0],PARAMETER["Central_Meridian",{meridian}],PARAMETER["Scale_Factor",1.0],'
    'PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]'
)


@pytest.mark.parametrize("name", ["Beijing_1954_3_Degree_GK_Zone_39", "the planner's own name"])
def test_a_prj_of_esri_has_its_code_whatever_it_is_called(name: str) -> None:
    assert code_of(ESRI.format(name=name, meridian=117.0, shift="")) == "EPSG:2415"


@pytest.mark.parametrize("code", ["EPSG:4527", "EPSG:2363", "EPSG:4490", "EPSG:32650"])
@pytest.mark.parametrize("version", ["WKT1_GDAL", "WKT1_ESRI", "WKT2_2019"])
def test_a_crs_written_out_by_a_program_has_its_code(code: str, version: str) -> None:
    assert code_of(CRS(code).to_wkt(version)) == code


def test_what_no_code_says_stays_written_out() -> None:
    shifted = ",TOWGS84[15.8,-154.4,-82.3,0,0,0,0]"
    for values in ({"meridian": 116.5, "shift": ""}, {"meridian": 117.0, "shift": shifted}):
        wkt = ESRI.format(name="own", **values)
        assert code_of(wkt) == wkt
    assert code_of("EPSG:4527") == "EPSG:4527"
