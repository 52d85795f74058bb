"""Angles in cells, in the ways in which people write them."""

import pytest

from gisapp.core.space.written_angle import written_angle


@pytest.mark.parametrize(
    "text",
    [
        *("115°58′48″", "115°58′48″E", "E115°58'48\"", "东经115度58分48秒", "115-58-48"),
        *("115 58 48", "115:58:48", "115.98", "115,98", "115.98°", "经度：115.98", "115°58.8′"),
    ],
)
def test_an_angle_is_read(text: str) -> None:
    assert written_angle(text) == pytest.approx(115.98)


def test_south_and_west_are_negative() -> None:
    assert written_angle("28°30′S") == written_angle("-28.5") == -28.5


@pytest.mark.parametrize("text", ["", "园区", "2024-05-17", "115°60′", "1159.8", "1" * 100, "E"])
def test_other_texts_are_no_angles(text: str) -> None:
    assert written_angle(text) is None
