"""Every kind of the park schema has a look, and what is drawn by hand says so."""

import json

import pytest

from gisapp import paths
from gisapp.core.layers.park_symbology import KIND_ORDER, labels_of, symbology_of
from gisapp.words import LANGUAGES, load_words
from tests.parks import embedded

PALETTES = json.loads((paths.resources() / "palettes.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("kind", KIND_ORDER)
def test_it_has_colours_by_day_and_by_night_and_a_name_in_both_languages(kind: str) -> None:
    symbol = symbology_of(kind).common
    assert symbol.draws
    labels = labels_of(kind)
    colors = {symbol.fill, symbol.stroke, symbol.casing} - {""}
    if labels is not None:
        colors.add(labels.color)
    for theme in ("light", "dark"):
        assert colors <= PALETTES[theme].keys()
    assert all(f"layers.kind.{kind}" in load_words(each) for each in LANGUAGES)


def test_areas_drawn_by_hand_are_dashed_and_hatched() -> None:
    for kind in ("park", "phase", "plot", "reconstruction_zone"):
        drawn, surveyed = (symbology_of(kind, each).common for each in (True, False))
        assert (drawn.dash, surveyed.dash) == ("dashed", "solid")
        assert drawn.hatch != "none"
        assert surveyed.hatch == "none"
        assert (drawn.fill, drawn.stroke) == (surveyed.fill, surveyed.stroke)


def test_points_whose_place_is_drawn_by_hand_have_no_edge() -> None:
    for kind in ("enterprise", "development_zone", "station", "airport", "centre"):
        drawn, surveyed = (symbology_of(kind, each).common for each in (True, False))
        assert (drawn.soft, surveyed.soft) == (True, False)
        assert drawn.stroke == ""
        assert drawn.marker == surveyed.marker
    firms = next(each for each in embedded()[0] if each.kind == "enterprise")
    assert firms.symbology.common.soft, "no address is stated of any"


@pytest.mark.parametrize("kind", KIND_ORDER)
def test_its_colours_are_opaque(kind: str) -> None:
    for schematic in (True, False):
        assert symbology_of(kind, schematic).common.fill_opacity == 1


def test_neighbouring_kinds_of_areas_look_different_without_colours() -> None:
    """They may lie in one another, and some users see few colours."""
    looks = [symbology_of(kind).common for kind in ("park", "reconstruction_zone", "phase")]
    assert len({symbol.hatch for symbol in looks}) == 3


def test_each_kind_of_points_has_a_marker_of_its_own() -> None:
    kinds = ("enterprise", "development_zone", "station", "airport", "centre")
    assert len({symbology_of(kind).common.marker for kind in kinds}) == len(kinds)


def test_points_lie_above_areas_and_the_district_below_all() -> None:
    assert KIND_ORDER[0] == "district"
    order = {kind: place for place, kind in enumerate(KIND_ORDER)}
    assert order["district"] < order["park"] < order["phase"] < order["plot"] < order["station"]
    assert len(order) == len(KIND_ORDER)


def test_no_two_kinds_are_named_with_the_same_importance() -> None:
    ranks = [labels.rank for kind in KIND_ORDER if (labels := labels_of(kind)) is not None]
    assert len(set(ranks)) == len(ranks)
    park, plot = labels_of("park"), labels_of("plot")
    assert park is not None
    assert plot is not None
    assert park.rank < plot.rank, "where both collide, the park's name stays"


def test_the_embedded_layers_look_as_their_kinds_do() -> None:
    parks = [each for each in embedded()[0] if each.kind]
    assert len(parks) > 5
    for layer in parks:
        assert layer.symbology == symbology_of(layer.kind, layer.schematic)
        assert layer.labels == labels_of(layer.kind)


def test_a_kind_that_the_schema_does_not_have_is_an_error() -> None:
    with pytest.raises(KeyError):
        symbology_of("volcano")
    assert labels_of("volcano") is None
