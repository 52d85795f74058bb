"""What a user says of a source, and what that makes of its CRS."""

from gisapp.core.layers.read_as import AS_STATED, AUTO, ReadAs
from gisapp.core.space.georeference import Georeference


def test_the_likeliest_crs_has_no_name_yet() -> None:
    assert AS_STATED.named_crs is None
    assert ReadAs(AUTO).named_crs is None
    assert ReadAs("EPSG:4527").named_crs == "EPSG:4527"


def test_all_that_is_said_of_coordinates_is_part_of_their_georeference() -> None:
    shift = (1.0, 2.0, 3.0)
    said = ReadAs(AUTO, "GBK", True, "BD-09", shift)
    assert said.georeference("EPSG:4548") == Georeference("EPSG:4548", True, "BD-09", shift)
    assert AS_STATED.georeference("EPSG:4548") == Georeference("EPSG:4548")
