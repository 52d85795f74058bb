"""The CRS of Chinese surveys are those of the EPSG registry."""

from pyproj import CRS

from gisapp.core.space.survey_crs import (
    DEGREES,
    SurveyCrs,
    all_survey_crs,
    survey_crs_at,
    survey_crs_of,
)


def test_each_code_is_that_of_its_datum_meridian_and_false_easting() -> None:
    for survey in all_survey_crs():
        crs = CRS(survey.code)
        assert crs.name.startswith(f"{survey.datum} /")
        assert crs.coordinate_operation is not None
        parameters = {each.name: each.value for each in crs.coordinate_operation.params}
        assert float(parameters["Longitude of natural origin"]) == survey.meridian_deg
        zone = survey.number * 1_000_000 if survey.has_number else 0
        assert float(parameters["False easting"]) == 500_000 + zone


def test_degrees_are_of_the_same_datums() -> None:
    assert {datum: CRS(code).name for datum, code in DEGREES.items()} == {
        "CGCS2000": "China Geodetic Coordinate System 2000",
        "Xian 1980": "Xian 1980",
        "Beijing 1954": "Beijing 1954",
    }


def test_a_code_is_found_again_and_another_one_is_none() -> None:
    assert survey_crs_of("epsg:4548") == SurveyCrs("CGCS2000", 3, 39, has_number=False)
    assert survey_crs_of("EPSG:3857") is survey_crs_of(None) is None


def test_the_zone_at_a_longitude_is_the_nearest() -> None:
    assert survey_crs_at(118.4).number == 39
    assert survey_crs_at(118.6).number == 40
    assert survey_crs_at(10).number == 25
