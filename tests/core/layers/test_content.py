"""A layer's content is whole: each feature has one class, and each class a symbol."""

from dataclasses import replace

import numpy as np
import pytest
import shapely

from gisapp.core.geometry.feature_geometry import FeatureGeometry
from gisapp.core.geometry.feature_index import FeatureIndex
from gisapp.core.layers.content import LayerContent
from gisapp.core.layers.symbology import Symbol, SymbolClass, Symbology
from gisapp.core.text.bilingual import Bilingual
from tests.render.maps import Names

SQUARES = [shapely.box(x, 0, x + 5, 5) for x in (0, 10, 20)]
ONE_CLASS = Symbology.single(Symbol(fill="park"))
TWO_CLASSES = Symbology(
    tuple(SymbolClass(text, Bilingual(text), Symbol(fill="park")) for text in "ab")
)


def index_of(count: int) -> FeatureIndex:
    return FeatureIndex(FeatureGeometry.from_shapely("polygon", SQUARES[:count], range(count)))


def content(*classes: int, symbology: Symbology = TWO_CLASSES) -> LayerContent:
    return LayerContent(index_of(3), Names(), symbology, np.array(classes, np.uint8))


def test_the_geometry_is_the_one_that_the_index_finds_features_in() -> None:
    index = index_of(3)
    made = LayerContent.in_first_class(index, Names(), ONE_CLASS)
    assert made.geometry is index.geometry
    assert made.partial is None


@pytest.mark.parametrize("count", [0, 1, 3])
def test_features_that_look_alike_are_all_of_the_first_class(count: int) -> None:
    made = LayerContent.in_first_class(index_of(count), Names(), TWO_CLASSES)
    assert made.classes.tolist() == [0] * count
    assert made.classes.dtype == np.uint8


@pytest.mark.parametrize("classes", [(), (0, 1), (0, 1, 0, 1)])
def test_there_must_be_one_class_for_each_feature(classes: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match=f"{len(classes)} classes for 3 features"):
        content(*classes)


def test_a_class_must_be_one_of_the_symbology() -> None:
    assert content(0, 1, 1).classes.tolist() == [0, 1, 1]
    with pytest.raises(ValueError, match="class 2 in a symbology of 2 classes"):
        content(0, 2, 1)
    with pytest.raises(ValueError, match="class 1 in a symbology of 1 classes"):
        content(0, 1, 0, symbology=ONE_CLASS)


def test_other_features_need_other_classes() -> None:
    with pytest.raises(ValueError, match="3 classes for 2 features"):
        replace(content(0, 1, 0), index=index_of(2))


def test_the_same_features_can_be_classed_anew() -> None:
    plain = LayerContent.in_first_class(index_of(3), Names(), ONE_CLASS)
    classed = plain.classified(TWO_CLASSES, np.array([1, 0, 1], np.uint8))
    assert classed.symbology is TWO_CLASSES
    assert classed.classes.tolist() == [1, 0, 1]
    assert (classed.index, classed.attributes) == (plain.index, plain.attributes)
    with pytest.raises(ValueError, match="class 1"):
        plain.classified(ONE_CLASS, np.array([1, 0, 1], np.uint8))


def test_features_of_hidden_classes_are_not_shown_nor_those_that_a_filter_stops() -> None:
    hidden = replace(
        TWO_CLASSES,
        classes=(replace(TWO_CLASSES.classes[0], is_hidden=True), TWO_CLASSES.classes[1]),
    )
    plain = content(0, 1, 1)
    assert plain.shown is None
    some = plain.classified(hidden, plain.classes)
    assert some.shown is not None
    assert some.shown.tolist() == [False, True, True]
    filtered = some.showing(np.array([True, False, True]))
    assert filtered.shown is not None
    assert filtered.shown.tolist() == [False, False, True]
    back = filtered.classified(TWO_CLASSES, filtered.classes)
    assert back.shown is not None
    assert back.shown.tolist() == [True, False, True]
    assert back.showing(None).shown is None
