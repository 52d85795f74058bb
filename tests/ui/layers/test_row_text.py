"""What the row of a layer says: name, file, count, and why it is not drawn."""

from dataclasses import replace

import numpy as np
import pytest
import shapely

from gisapp.core.layers.choices import renamed
from gisapp.core.layers.layer import Layer
from gisapp.core.space.scales import resolution_at
from gisapp.core.space.viewport import Viewport
from gisapp.core.text.bilingual import Bilingual
from gisapp.ui.layers.row_text import row_text
from gisapp.words import load_words
from tests.render.maps import RED, layer

VIEWPORT = Viewport(0.0, 0.0, 10.0, 100, 100)
EN = load_words("en")


def parcels(file: str = "/data/survey.gpkg", count: int = 3) -> Layer:
    plain = layer("point", [shapely.Point(each, 0) for each in range(count)], RED)
    origin = replace(plain.origin, source=file)
    return replace(plain, name=Bilingual("parcels"), group="survey.gpkg", origin=origin)


def test_a_row_by_itself_names_its_file_where_the_layer_is_called_otherwise() -> None:
    assert row_text(parcels(), VIEWPORT, EN, is_alone=True).note == "survey.gpkg"
    assert row_text(parcels(), VIEWPORT, EN, is_alone=False).note == ""
    same = parcels("/data/parcels.csv")
    assert row_text(same, VIEWPORT, EN, is_alone=True).note == ""
    assert "parcels.csv" in row_text(same, VIEWPORT, EN, is_alone=True).tooltip


def test_a_filtered_layer_counts_what_it_shows() -> None:
    many = parcels(count=1200)
    assert row_text(many, VIEWPORT, EN, is_alone=True).counted == "1,200"
    shown = np.arange(1200) < 38
    filtered = replace(many, content=many.content.showing(shown))
    assert row_text(filtered, VIEWPORT, EN, is_alone=True).counted == "38 of 1,200"
    zh = row_text(filtered, VIEWPORT, load_words("zh"), is_alone=True)
    assert zh.counted == "38 / 1,200"


@pytest.mark.parametrize(
    ("finest", "coarsest", "reason"),
    [(0, 20_000, "from 1:20,000"), (1_000_000, 9e9, "to 1:1,000,000"), (0, 9e9, "")],
)
def test_a_layer_that_is_not_drawn_says_from_which_scale_on(
    finest: float, coarsest: float, reason: str
) -> None:
    scaled = replace(
        parcels(),
        finest=resolution_at(finest, VIEWPORT),
        coarsest=resolution_at(coarsest, VIEWPORT),
    )
    text = row_text(scaled, VIEWPORT, EN, is_alone=True)
    assert text.reason == reason
    assert text.note == (reason or "survey.gpkg")
    assert reason in text.spoken
    assert reason in text.tooltip


def test_a_named_layer_tells_what_its_source_calls_it_letter_by_letter() -> None:
    named = renamed(replace(parcels(), name=Bilingual("<b>a</b>")), Bilingual("Land"))
    text = row_text(named, VIEWPORT, EN, is_alone=True)
    assert text.name == "Land"
    assert "In its source: &lt;b&gt;a&lt;/b&gt;" in text.tooltip
