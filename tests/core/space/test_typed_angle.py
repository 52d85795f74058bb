"""Numbers of a typed pair are of the axis that they name, and are ordered by it."""

from gisapp.core.space.typed_angle import TypedAngle, longitude_and_latitude, typed_angle


def angle(text: str, name: str = "") -> TypedAngle:
    return typed_angle((None, name, text, None, None, None))


def test_south_and_west_and_a_minus_turn_a_number() -> None:
    groups = [("南纬", "28"), ("W", "28"), ("", "-28"), ("S", "-28"), ("东经", "28")]
    assert [angle(text, name).degrees for name, text in groups] == [-28, -28, -28, 28, 28]


def test_minutes_and_seconds_are_parts_of_a_degree_and_less_than_sixty() -> None:
    typed = typed_angle((None, None, "28", "38", "24", "N"))
    assert (typed.degrees, typed.has_sixty) == (28.64, False)
    assert typed_angle((None, None, "28", "60", None, None)).has_sixty


def test_names_order_a_pair_else_the_size_does() -> None:
    assert longitude_and_latitude(angle("20", "E"), angle("30")) == (20, 30)
    assert longitude_and_latitude(angle("20"), angle("30", "E")) == (30, 20)
    assert longitude_and_latitude(angle("20"), angle("30")) == (30, 20)
    assert longitude_and_latitude(angle("120"), angle("30")) == (120, 30)


def test_names_that_contradict_each_other_make_no_pair() -> None:
    assert longitude_and_latitude(angle("20", "E"), angle("30", "W")) is None
    both = typed_angle(("lat", "E", "20", None, None, None))
    assert longitude_and_latitude(both, angle("30")) is None
