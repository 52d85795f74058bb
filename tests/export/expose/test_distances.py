"""Distances to what layers hold: straight, with names, and as exact as the drawing."""

import shapely

from gisapp.core.text.bilingual import Bilingual
from gisapp.core.text.units import UnitChoice
from gisapp.export.expose.distances import Distance, Landmarks, distance_row, shape_of
from gisapp.words import load_words
from tests.export.expose.sheets import feature
from tests.parks import embedded

WORDS, UNITS = load_words("en"), UnitChoice()


def told(distance_m: float, accuracy_m: float = 0.0) -> tuple[str, str]:
    found = Distance("river", Bilingual("Gan River", "赣江"), distance_m, accuracy_m)
    text = distance_row(found, WORDS, UNITS)
    return text.value, text.qualification


def test_a_distance_is_no_more_exact_than_the_places() -> None:
    assert told(12_345.6) == ("12.3 km", "Gan River")
    assert told(12_345.6, 2_000) == ("about 12.3 km", "Gan River · place ±2 km")
    assert told(388.0, 5_000) == ("within 5.39 km", "Gan River · place ±5 km")
    assert told(0.0) == ("0 m: they meet", "Gan River")
    assert told(0.0, 300) == ("within 300 m", "Gan River · place ±300 m")


def test_a_park_is_measured_to_each_kind_that_layers_hold() -> None:
    layers, _ = embedded()
    park = feature("changdong")
    found = {each.landmark: each for each in Landmarks(layers).distances([park], 3_000)}
    assert sorted(found) == ["airport", "motorway", "railway", "river", "station"]
    assert 23_000 < found["airport"].distance_m < 25_000
    assert found["airport"].accuracy_m == 5_000
    assert found["motorway"].name.zh == "绕城高速公路"


def test_an_airport_is_not_measured_to_itself() -> None:
    layers, _ = embedded()
    landmarks = [each.landmark for each in Landmarks(layers).distances([feature("airport")], None)]
    assert "airport" not in landmarks
    assert "river" in landmarks


def test_what_has_no_place_has_no_distance() -> None:
    layers, _ = embedded()
    assert list(Landmarks(layers).distances([], None)) == []


def test_a_subject_of_two_features_is_both_shapes() -> None:
    layers, _ = embedded()
    known = {layer.layer_id: layer for layer in layers}
    both = shape_of(known, [feature("changdong"), feature("zhaochi")])
    assert both is not None
    assert shapely.get_num_geometries(both) == 2
