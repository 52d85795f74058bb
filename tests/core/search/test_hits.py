"""Coordinates that are typed are a hit on the map for each way to read them."""

import numpy as np
import pytest

from gisapp.core.search.hits import MapPoint, position_hits
from gisapp.core.space.crs import lonlat_to_mercator


def test_degrees_are_one_hit_at_their_place_on_the_map() -> None:
    (hit,) = position_hits("28.64, 115.98", None)
    assert (hit.kind, hit.reason) == ("point", "position")
    assert hit.title.en == hit.title.zh == "28.64000°, 115.98000°"
    assert isinstance(hit.target, MapPoint)
    ((x, y),) = lonlat_to_mercator(np.array([(115.98, 28.64)])).tolist()
    assert (hit.target.x, hit.target.y) == pytest.approx((x, y))


def test_a_hit_says_how_its_text_was_read() -> None:
    hits = list(position_hits("12910834.5, 3336075.7", 115.98))
    assert "mercator" in {hit.position.system for hit in hits if hit.position}
    for hit in hits:
        assert hit.position is not None
        assert hit.title.en.startswith(f"{hit.position.latitude:.5f}°")


@pytest.mark.parametrize("text", ["", "艾溪湖", "28.64", "95, 195"])
def test_what_is_no_position_is_no_hit(text: str) -> None:
    assert list(position_hits(text, 115.98)) == []
