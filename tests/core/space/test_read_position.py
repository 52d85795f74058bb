"""What the window copies in any CRS is found again."""

import numpy as np
import pytest

from gisapp.core.space.crs import lonlat_to_mercator
from gisapp.core.space.read_position import read_position
from gisapp.core.text.position_text import position_text


@pytest.mark.parametrize("crs", ["EPSG:2363", "EPSG:4610", "EPSG:32650", "EPSG:4527", "EPSG:3857"])
def test_it_leads_to_the_same_place(crs: str) -> None:
    ((x, y),) = lonlat_to_mercator(np.array([[115.98, 28.64]])).tolist()
    text = position_text(x, y, crs)
    assert text is not None
    [position] = read_position(text).positions
    assert (position.longitude, position.latitude) == pytest.approx((115.98, 28.64), abs=2e-5)


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("39400266.99, 3169796.52 (EPSG:999999)", "unknown_crs"),
        ("39400266.99, 3169796.52 (EPSG:32650)", "beyond_zone"),
        ("1.2.3, 4.5 (EPSG:2363)", None),
    ],
)
def test_what_has_no_place_is_refused(text: str, refusal: str | None) -> None:
    reading = read_position(text)
    assert not reading.positions
    assert reading.refusal == refusal
