"""How exact the way from an old datum is, as PROJ knows it at a place."""

import pytest
from pyproj import CRS

from gisapp.core.space.crs import extent_from_degrees
from gisapp.core.space.datum_accuracy import DatumShift, datum_shift_at
from gisapp.core.space.extent import Extent

NANCHANG = extent_from_degrees(Extent(115.9, 28.6, 116.0, 28.7))
TARIM = extent_from_degrees(Extent(83.9, 39.9, 84.1, 40.1))
KRASSOWSKY = (
    'GEOGCS["GCS_Krasovsky_1940",DATUM["D_Krasovsky_1940",SPHEROID["Krasovsky_1940",6378245,298.3]'
    '{}],PRIMEM["Greenwich",0],UNIT["Degree",0.0174532925199433]]'
)


@pytest.mark.parametrize(
    ("crs", "datum"),
    [
        ("EPSG:2415", "Beijing 1954"),
        ("EPSG:2436", "Beijing 1954"),
        ("EPSG:21420", "Beijing 1954"),
        ("EPSG:2363", "Xian 1980"),
        ("EPSG:2384", "Xian 1980"),
        ("EPSG:2334", "Xian 1980"),
        ("EPSG:4610", "Xian 1980"),
        (CRS("EPSG:2384").to_wkt(), "Xian 1980"),
        (KRASSOWSKY.format(""), "Not specified (based on Krassowsky 1940 ellipsoid)"),
    ],
)
def test_in_nanchang_no_way_is_known_from_the_old_datums(crs: str, datum: str) -> None:
    assert datum_shift_at(crs, NANCHANG) == DatumShift(datum, None)


def test_where_one_is_known_its_accuracy_is_told() -> None:
    assert datum_shift_at("EPSG:4214", TARIM) == DatumShift("Beijing 1954", 1.0)
    berlin = extent_from_degrees(Extent(13.3, 52.4, 13.5, 52.6))
    assert datum_shift_at("EPSG:31468", berlin) == DatumShift("Deutsches Hauptdreiecksnetz", 2.0)


@pytest.mark.parametrize(
    "crs",
    [
        "EPSG:4326",
        "EPSG:4490",
        "EPSG:3857",
        "EPSG:4527",
        "EPSG:32650",
        CRS("EPSG:4548").to_wkt(),
        KRASSOWSKY.format(",TOWGS84[15.8,-154.4,-82.3,0,0,0,0]"),
    ],
)
def test_todays_datums_and_those_with_their_own_parameters_leave_no_doubt(crs: str) -> None:
    assert datum_shift_at(crs, NANCHANG) is None
