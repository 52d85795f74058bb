"""A symbology knows the symbol that its classes have in common."""

import pytest

from gisapp.core.layers.symbology import Symbol, SymbolClass, Symbology
from gisapp.core.text.bilingual import Bilingual

PARK = Symbol(fill="park", stroke="park_line")
GREEN, BLUE = Symbol(fill="#00ff00"), Symbol(fill="#0000ff")


@pytest.mark.parametrize(
    ("symbol", "draws"),
    [
        (Symbol(), False),
        (Symbol(hatch="cross", arrow=True, casing="road"), False),
        (Symbol(fill="park"), True),
        (Symbol(stroke="park_line"), True),
    ],
)
def test_a_symbol_without_a_colour_draws_nothing(symbol: Symbol, draws: bool) -> None:
    assert symbol.draws is draws


def test_one_symbol_makes_one_class_of_all_features() -> None:
    symbology = Symbology.single(PARK)
    assert [each.symbol for each in symbology.classes] == [PARK]
    assert (symbology.attribute, symbology.breaks) == ("", ())
    assert symbology.common == PARK


def test_the_common_symbol_is_the_one_before_colours_came() -> None:
    classes = tuple(SymbolClass(text, Bilingual(text), GREEN) for text in "ab")
    assert Symbology(classes, "use", base=PARK).common == PARK
    assert Symbology(classes, "use").common == GREEN


def test_equal_symbologies_are_no_change_and_other_colours_are_one() -> None:
    assert Symbology.single(PARK) == Symbology.single(Symbol(fill="park", stroke="park_line"))
    assert Symbology.single(GREEN) != Symbology.single(BLUE)
