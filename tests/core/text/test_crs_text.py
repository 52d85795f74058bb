"""A CRS is called what a surveyor calls it, in the user's language, with its code behind."""

import pytest

from gisapp.core.text.crs_text import crs_text
from gisapp.words import load_words


@pytest.mark.parametrize(
    ("crs", "english", "chinese"),
    [
        ("EPSG:4490", "CGCS2000, degrees · EPSG:4490", "CGCS2000 经纬度 · EPSG:4490"),
        ("EPSG:3857", "Web Mercator · EPSG:3857", "Web 墨卡托 · EPSG:3857"),
        (
            "EPSG:4527",
            "CGCS2000, 3° zone 39 (117°E) · EPSG:4527",
            "CGCS2000，3° 带第 39 带（117°E） · EPSG:4527",
        ),
        (
            "EPSG:4548",
            "CGCS2000, 3° around 117°E, without zone number · EPSG:4548",
            "CGCS2000，3° 带，中央经线 117°E，不加带号 · EPSG:4548",
        ),
        ("EPSG:2180", "EPSG:2180", "EPSG:2180"),
    ],
)
def test_a_crs_is_named_in_the_users_language(crs: str, english: str, chinese: str) -> None:
    assert crs_text(crs, load_words("en")) == english
    assert crs_text(crs, load_words("zh")) == chinese
