"""Plots are written in their own zone, or the nearest, and never from datum to datum by guess."""

from pathlib import Path

import pytest

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.read_as import ReadAs
from gisapp.core.space.survey_crs import SurveyCrs, survey_crs_at
from gisapp.errors import ExportError
from gisapp.export.boundary_zone import way_to, zone_for, zones_beside
from gisapp.sources.open import open_source
from tests.boundary_files import HEAD, boundary_file, boundary_text
from tests.parks import embedded

CGCS2000 = survey_crs_at(117)


def layer_of(folder: Path, system: str, read_as: ReadAs | None = None) -> Layer:
    text = boundary_text(head=HEAD.replace("2000国家大地坐标系", system))
    text = text.replace("39400", "400")
    (layer,) = open_source(str(boundary_file(folder, text)), read_as=read_as or ReadAs()).layers
    return layer


def test_the_zone_is_that_of_the_plots_own_source(tmp_path: Path) -> None:
    assert zone_for((layer_of(tmp_path, "CGCS2000"),)).code == "EPSG:4548"
    assert zone_for((layer_of(tmp_path, "西安80"),)).code == "EPSG:2384"


def test_of_other_layers_it_is_the_nearest_unless_one_is_asked_for() -> None:
    parks = tuple(layer for layer in embedded()[0] if layer.layer_id == "park")
    assert zone_for(parks).code == "EPSG:4527"
    assert zone_for(parks, "EPSG:4526").number == 38
    with pytest.raises(ExportError, match="no zone"):
        zone_for(parks, "EPSG:4490")


def test_zones_beside_are_of_the_same_datum() -> None:
    offered = zones_beside(SurveyCrs("Xian 1980", 3, 39, has_number=False))
    assert {zone.datum for zone in offered} == {"Xian 1980"}
    assert {zone.number for zone in offered} == {38, 39, 40, 20}


def test_there_is_no_way_between_datums_without_a_shift(tmp_path: Path) -> None:
    shift = (1.0, 2.0, 3.0)
    old, shifted = (
        layer_of(tmp_path, "北京54", read_as) for read_as in (ReadAs(), ReadAs(datum_shift=shift))
    )
    with pytest.raises(ExportError, match="measured in Beijing 1954"):
        way_to(CGCS2000, old)
    assert way_to(CGCS2000, shifted).datum_shift == ()
    assert way_to(zone_for((shifted,)), shifted).datum_shift == shift
