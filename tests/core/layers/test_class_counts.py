"""How many features each class has, over all rows."""

from dataclasses import replace

import numpy as np
import shapely

from gisapp.core.layers.class_counts import class_counts
from gisapp.core.layers.symbology import SymbolClass, Symbology
from gisapp.core.text.bilingual import Bilingual
from tests.render.maps import RED, layer


def test_each_class_tells_all_and_those_that_a_filter_lets_through() -> None:
    plain = layer("point", [shapely.Point(place, 0) for place in range(5)], RED)
    classes = tuple(SymbolClass(each, Bilingual(each), RED) for each in "abc")
    content = plain.content.classified(Symbology(classes, "use"), np.array([0, 0, 1, 0, 1], "u1"))
    assert class_counts(replace(plain, content=content)) == ((3, 3), (2, 2), (0, 0))
    some = content.showing(np.array([True, False, False, False, True]))
    assert class_counts(replace(plain, content=some)) == ((3, 1), (2, 1), (0, 0))
