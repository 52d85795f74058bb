"""Every layer of the base map has a name, colours that exist, and a place in the order."""

import json

import pytest

from gisapp import paths
from gisapp.core.layers.base_symbology import BASE_STYLES
from gisapp.core.layers.layer import OFFLINE_BASEMAP_GROUPS
from gisapp.words import LANGUAGES, load_words

PALETTES = json.loads((paths.resources() / "palettes.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("layer_id", BASE_STYLES)
def test_its_symbol_and_its_names_have_colours_by_day_and_by_night(layer_id: str) -> None:
    style = BASE_STYLES[layer_id]
    assert style.symbol.draws
    colors = {style.symbol.fill, style.symbol.stroke, style.symbol.casing} - {""}
    if style.labels is not None:
        colors.add(style.labels.color)
    for theme in ("light", "dark"):
        assert colors <= PALETTES[theme].keys()


@pytest.mark.parametrize("layer_id", BASE_STYLES)
def test_it_is_named_in_both_languages_and_belongs_to_a_group_of_the_base_map(
    layer_id: str,
) -> None:
    assert all(f"layers.{layer_id.replace('/', '.')}" in load_words(each) for each in LANGUAGES)
    assert layer_id.partition("/")[0] in OFFLINE_BASEMAP_GROUPS


@pytest.mark.parametrize("layer_id", BASE_STYLES)
def test_lines_have_a_stroke_and_areas_and_points_a_fill(layer_id: str) -> None:
    style = BASE_STYLES[layer_id]
    assert style.symbol.stroke if style.kind == "line" else style.symbol.fill


def test_the_sea_lies_below_the_land_and_both_below_everything_else() -> None:
    assert list(BASE_STYLES)[:2] == ["base/ocean", "base/land"]


def test_larger_towns_are_shown_from_farther_away_and_named_first() -> None:
    sizes = [BASE_STYLES[f"base/{name}"] for name in ("town", "city", "metropolis")]
    assert sizes == sorted(sizes, key=lambda style: style.coarsest)
    ranks = [style.labels.rank for style in sizes if style.labels is not None]
    assert len(ranks) == 3
    assert ranks == sorted(ranks, reverse=True)
