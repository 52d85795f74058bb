"""What a legend says: the layers on the map with classes and counts, and what is schematic."""

from dataclasses import replace

import numpy as np

from gisapp.core.layers.symbology import Symbol, SymbolClass, Symbology
from gisapp.core.space.viewport import Viewport
from gisapp.core.text.bilingual import Bilingual
from gisapp.export.layout.legend import LegendEntry, legend_entries
from gisapp.export.shown_content import ShownContent
from tests.export.layout.sheets import X, Y, embedded_request, parks
from tests.parks import embedded

RED, BLUE = Symbol(fill="#ff0000"), Symbol(fill="#0000ff")
HERE = Viewport(X, Y, 20.0, 600, 400)


def entries(*layers: object, with_counts: bool = True) -> tuple[LegendEntry, ...]:
    content = ShownContent.of(layers)  # type: ignore[arg-type]
    return legend_entries(content, HERE, with_counts=with_counts)


def test_classes_stand_below_their_layer_with_their_counts_but_hidden_ones_do_not() -> None:
    classes = (
        SymbolClass("M1", Bilingual("Industry"), RED),
        SymbolClass("R2", Bilingual("Homes"), BLUE, is_hidden=True),
    )
    layer = parks()
    content = replace(
        layer.content,
        symbology=Symbology(classes, attribute="use"),
        classes=np.array([0, 0, 1], np.uint8),
    )
    layer = replace(layer, name=Bilingual("Plots"), content=content)
    heading, industry = entries(layer)
    assert (heading.label, heading.note, heading.symbol) == ("Plots", "use", None)
    assert (industry.label, industry.count, industry.symbol) == ("Industry", "2", RED)
    assert not any(each.count for each in entries(layer, with_counts=False))


def test_what_is_not_on_the_map_has_no_line() -> None:
    far = replace(HERE, x=0.0, y=0.0)
    assert legend_entries(ShownContent.of((parks(),)), far, with_counts=True) == ()
    assert entries(replace(parks(), coarsest=1.0)) == ()


def test_schematic_layers_say_so_and_bearings_come_last() -> None:
    request = embedded_request()
    viewport = Viewport.fitting(request.extent, 800, 600)
    told = legend_entries(request.content, viewport, with_counts=True)
    labels = [each.label for each in told]
    assert "Industrial parks (schematic)" in labels
    context = {each.name.en for each in embedded()[0] if each.group == "context"}
    first = next(i for i, label in enumerate(labels) if label in context)
    assert set(labels[first:]) <= context
    assert not any(each.count for each in told[first:])
