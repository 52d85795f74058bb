"""Two numbers are read in the order in which their labels put them."""

import pytest

from gisapp.core.space.typed_metres import numbers_of_point, typed_metres


@pytest.mark.parametrize(
    "text",
    ["400000 3175000", "E 400000 N 3175000", "N=3175000, E=400000", "纵坐标3175000 横坐标400000"],
)
def test_the_eastern_number_comes_first_where_labels_tell(text: str) -> None:
    assert typed_metres(text) == (400_000, 3_175_000)


@pytest.mark.parametrize("text", ["400000", "3640000.0 m2", "1000000-2000000", "a 1 b 2"])
def test_what_is_no_pair_of_numbers_is_none(text: str) -> None:
    assert typed_metres(text) is None


def test_a_point_of_wkt_has_x_first() -> None:
    assert numbers_of_point("MULTIPOINT((1 -2))") == (1, -2)
    assert numbers_of_point("POINT(1)") is None
