"""How layers look on the page."""

from dataclasses import replace

from gisapp.core.layers.layer_style import LabelChoice, LayerStyle
from gisapp.core.layers.symbology import OWN_NAMES, Symbol, SymbolClass, Symbology
from gisapp.core.text.bilingual import Bilingual
from gisapp.export.snapshot.looks_json import classes_json, labels_json, palettes_json
from tests.render.maps import RED, layer


def test_hidden_classes_keep_their_place() -> None:
    hidden = SymbolClass("a", Bilingual("a"), RED, is_hidden=True)
    told = classes_json(Symbology((hidden, replace(hidden, is_hidden=False)), "use"))
    assert [each["is_hidden"] for each in told if isinstance(each, dict)] == [True, False]


def test_labels_are_those_that_were_chosen() -> None:
    plain = layer("point", [], RED, labels=OWN_NAMES)
    assert labels_json(layer("point", [], RED)) is None
    told = labels_json(plain)
    assert isinstance(told, dict)
    assert (told["size"], told["coarsest"]) == (OWN_NAMES.size, None)
    chosen = replace(plain, style=LayerStyle(labels=LabelChoice(size=20.0, coarsest=5.0)))
    told = labels_json(chosen)
    assert isinstance(told, dict)
    assert (told["size"], told["coarsest"]) == (20.0, 5.0)


def test_only_palettes_that_are_seen_go_with_the_page() -> None:
    told = palettes_json([layer("point", [], Symbol(fill="blues3_line", stroke="sunset2"))])
    assert isinstance(told, dict)
    for colors in told.values():
        assert isinstance(colors, dict)
        assert {"blues3_line", "sunset2", "selection", "no_value"} <= colors.keys()
        assert not {"blues3", "sunset1", "greens1"} & colors.keys()
