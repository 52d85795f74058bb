"""A place is told by the nearest town, and by how far it is from the other layers."""

import pytest

from gisapp.core.space.crs import extent_from_degrees
from gisapp.core.space.extent import Extent
from gisapp.core.text.units import UnitChoice
from gisapp.session.reading.known_places import KnownPlaces
from gisapp.words import Language, load_words
from tests.parks import embedded

LAYERS, _ = embedded()
HOME = extent_from_degrees(Extent(115.9, 28.6, 116.0, 28.7))
UNITS = UnitChoice(None, "million")


def told(lon: float, lat: float, language: Language = "en", others: Extent | None = HOME) -> str:
    places = KnownPlaces.of(LAYERS, others)
    extent = extent_from_degrees(Extent(lon, lat, lon, lat))
    return places.described(extent, load_words(language), UNITS)


@pytest.mark.parametrize(
    ("lon", "lat", "language", "sentence"),
    [
        (115.95, 28.65, "en", "at Nanchang; beside the other layers"),
        (115.95, 28.65, "zh", "位于南昌；与其他图层相邻"),
        (112.95, 28.68, "en", "53 km from Changsha; 288 km from the other layers"),
    ],
)
def test_a_place_is_told(lon: float, lat: float, language: Language, sentence: str) -> None:
    assert told(lon, lat, language) == sentence


def test_without_other_layers_the_town_is_enough() -> None:
    assert told(115.95, 28.65, others=None) == "at Nanchang"


def test_without_a_base_map_nothing_is_told_of_towns() -> None:
    places = KnownPlaces.of((), HOME)
    assert places.described(HOME, load_words("en"), UNITS) == "beside the other layers"


def test_far_out_at_sea_no_town_is_named() -> None:
    assert told(-40.0, -40.0, others=None) == "far from any town of the base map"
