"""A layer is coloured by the values of an attribute, whatever a file has for values."""

from dataclasses import replace
from typing import cast

import numpy as np
import pyarrow as pa
import pytest

from gisapp.core.geometry.feature_geometry import FeatureGeometry, GeometryKind
from gisapp.core.geometry.feature_index import FeatureIndex
from gisapp.core.layers.attributes import AttributeValue, Field
from gisapp.core.layers.class_places import places_in
from gisapp.core.layers.content import LayerContent
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.layer_style import ClassChoice, LayerStyle
from gisapp.core.layers.loaded import colored
from gisapp.core.layers.partial_loading import loaded_for, sampled
from gisapp.core.layers.styles.classify import (
    Classification,
    classify,
    restyled,
    unclassified,
)
from gisapp.core.layers.styles.palettes import PALETTES
from gisapp.core.layers.symbology import Method, Symbol, Symbology
from gisapp.core.space.extent import Extent
from gisapp.sources.parks.layers import RowTable
from gisapp.sources.parks.rows import Row
from gisapp.words import load_words
from tests.core.layers.partial_layers import Store, partial_of
from tests.parks import embedded
from tests.render.maps import layer

WORDS = (load_words("en"), load_words("zh"))
RANGES = ("quantiles", "natural", "intervals", "pretty", "deviation")
SERIES = PALETTES["series"].names(12)
NO_VALUE, OTHERS = "No value", "8 other values"
NAN, INFINITE = float("nan"), float("inf")


def layer_with(*values: AttributeValue) -> Layer:
    """Return a layer of points, one for each value of its field `use`."""
    layers, _ = embedded()
    (firms,) = (each for each in layers if each.kind == "enterprise")
    geometry = FeatureGeometry.missing("point", np.arange(len(values)))
    rows = {i: Row("plot", i, {"use": value}) for i, value in enumerate(values)}
    one_symbol = Symbology.single(Symbol(fill="park", stroke="#ffffff"))
    content = LayerContent.in_first_class(FeatureIndex(geometry), RowTable((), rows), one_symbol)
    return replace(firms, content=content)


def classified(*values: AttributeValue, method: Method | None = None) -> Classification:
    return classify(layer_with(*values), "use", WORDS, method)


def legend(classification: Classification) -> list[str]:
    return [each.label.en for each in classification.symbology.classes]


def entries(classification: Classification) -> list[str]:
    """Return the legend's entry for each feature."""
    return [legend(classification)[place] for place in classification.classes]


def test_each_value_has_a_colour_the_most_frequent_first() -> None:
    by_use = classified("b", "a", "b", "c", "a", "b")
    assert by_use.symbology.attribute == "use"
    assert by_use.symbology.method == "values"
    assert legend(by_use) == ["b", "a", "c"]
    assert entries(by_use) == ["b", "a", "b", "c", "a", "b"]
    colors = [f"{color}_line" for color in SERIES[:3]]
    assert [each.symbol.fill for each in by_use.symbology.classes] == colors


def test_numbers_of_codes_have_a_class_each_unless_ranges_are_asked_for() -> None:
    layer = layer_with(360111, 360102, 360111).with_role("use", "code")
    fields = RowTable((Field("use", "Integer"),), {})
    table = replace(fields, rows=cast("RowTable", layer.attributes).rows)
    coded = replace(layer, content=replace(layer.content, attributes=table))
    assert legend(classify(coded, "use", WORDS)) == ["360111", "360102"]
    assert legend(classify(coded, "use", WORDS, "quantiles")) == ["360102", "360111"]
    amounts = coded.with_role("use", "quantity")
    assert legend(classify(amounts, "use", WORDS)) == ["360,102", "360,111"]


def test_true_and_one_are_not_the_same() -> None:
    assert entries(classified("x", 1, True, 1, False, 0)) == ["x", "1", "True", "1", "False", "0"]


def test_rare_values_share_a_class_when_colours_run_out() -> None:
    values = [f"v{number:02}" for number in range(20)]
    by_use = classified(*values, *values[:12])
    assert legend(by_use) == [*values[:12], OTHERS]
    assert entries(by_use)[12:20] == [OTHERS] * 8


def test_features_without_a_value_have_a_quiet_class_and_are_never_zero() -> None:
    by_use = classified("a", None, "a", "", "  ", "0")
    assert entries(by_use) == ["a", NO_VALUE, "a", NO_VALUE, NO_VALUE, "0"]
    assert by_use.symbology.classes[-1].label.zh == "无值"
    by_number = classified(0, 1, 2, 3, 4, 5, None, NAN, INFINITE)
    assert entries(by_number)[0] == "< 1"
    assert entries(by_number)[6:] == [NO_VALUE] * 3
    assert by_number.symbology.classes[-1].symbol.fill == "no_value_line"


def test_numbers_are_cut_into_ranges_of_equally_many() -> None:
    by_number = classified(*range(100), 1000)
    assert by_number.symbology.method == "quantiles"
    assert legend(by_number) == ["< 20", "20 – 40", "40 – 60", "60 – 80", "≥ 80"]
    assert np.bincount(by_number.classes).tolist() == [20, 20, 20, 20, 21]
    assert entries(by_number)[20] == "20 – 40"


def test_numbers_may_be_cut_into_equally_wide_ranges_or_stand_for_themselves() -> None:
    by_step = classified(*range(100), 1000, method="pretty")
    assert legend(by_step) == ["< 200", "200 – 400", "400 – 600", "600 – 800", "≥ 800"]
    assert np.bincount(by_step.classes).tolist() == [100, 0, 0, 0, 1]
    assert legend(classified(1, 2, 2.0, 3.5, method="values")) == ["2", "1", "3.5"]


def test_few_numbers_are_a_class_each_in_their_order() -> None:
    assert legend(classified(1200, 2413.5, 2017)) == ["1,200", "2017", "2,413.5"]
    assert legend(classified(2017, 2014, 2017, None)) == ["2014", "2017", NO_VALUE]
    assert legend(classified(12_500)) == ["12,500"]
    assert legend(classified(-3, -3, -3)) == ["−3"]


@pytest.mark.parametrize("method", [None, "values", *RANGES])
def test_what_is_empty_has_no_value(method: Method | None) -> None:
    for values in ((), (None, None), (NAN,)):
        assert legend(classified(*values, method=method)) == [NO_VALUE]
        assert entries(classified(*values, method=method)) == [NO_VALUE] * len(values)
    assert legend(classified(INFINITE)) == [NO_VALUE]


def test_numbers_among_words_are_words_and_what_reads_alike_is_alike() -> None:
    mixed = classified(1, "1", 1.0, " 1\n", "A  B", "A B", "<script>", True, b"\x00\xff")
    assert entries(mixed) == [*["1"] * 4, *["A B"] * 2, "<script>", "True", "00 ff"]
    assert legend(classified("x" * 5000)) == ["x" * 60 + "…"]
    assert classified("x" * 5000).symbology.classes[0].value == "x" * 5000
    assert legend(classified("1", "2", "10", method="intervals")) == ["1", "10", "2"]


@pytest.mark.parametrize(
    ("kind", "plain", "colored"),
    [
        ("point", Symbol(fill="park", stroke="#ffffff"), ("series1_line", "#ffffff")),
        ("line", Symbol(stroke="park"), ("", "series1_line")),
        ("polygon", Symbol(fill="park", stroke="park_line"), ("series1", "series1_line")),
        ("polygon", Symbol(stroke="district_line"), ("", "series1_line")),
        ("polygon", Symbol(fill="water"), ("series1", "")),
    ],
)
def test_areas_are_quiet_within_a_strong_rim_and_points_keep_theirs(
    kind: GeometryKind, plain: Symbol, colored: tuple[str, str]
) -> None:
    layer = layer_with("a")
    geometry = FeatureGeometry.missing(kind, np.arange(1))
    content = replace(
        layer.content, index=FeatureIndex(geometry), symbology=Symbology.single(plain)
    )
    (first,) = classify(replace(layer, content=content), "use", WORDS).symbology.classes
    assert (first.symbol.fill, first.symbol.stroke) == colored
    assert first.symbol == replace(plain, fill=colored[0], stroke=colored[1]), "and all else stays"


def test_a_layer_gets_its_own_look_back() -> None:
    plain = layer_with("a", None, "b")
    twice = replace(plain)
    for _ in range(2):
        twice = classify(twice, "use", WORDS).of(twice)
    single = unclassified(twice).of(twice)
    assert single.symbology == plain.symbology
    assert single.classes.tolist() == [0, 0, 0]
    assert single.geometry is plain.geometry


def test_a_field_that_is_not_there() -> None:
    with pytest.raises(KeyError):
        classify(layer_with("a"), "height", WORDS)


@pytest.mark.parametrize("method", ["values", *RANGES])
def test_every_feature_has_the_class_whose_entry_says_so(method: Method) -> None:
    chance = np.random.default_rng(3)
    values = [None if each < 3 else float(each) for each in chance.integers(0, 60, 500)]
    found = classified(*values, method=method)
    entry_of = {
        value: {entry for each, entry in zip(values, entries(found), strict=True) if each == value}
        for value in set(values)
    }
    assert {len(each) for each in entry_of.values()} == {1}, "equal values share a class"
    assert entry_of[None] == {NO_VALUE}


@pytest.mark.parametrize("method", [None, *RANGES])
def test_a_range_begins_at_its_break(method: Method | None) -> None:
    values = np.random.default_rng(4).integers(-50, 900, 500).tolist()
    found = classified(*values, method=method)
    breaks = found.symbology.breaks
    assert 3 < len(breaks) < 7
    expected = [sum(value >= each for each in breaks) for value in values]
    assert found.classes.tolist() == expected


def test_later_values_are_classed_by_the_classes_that_are_there() -> None:
    """As the features of another extent are."""
    by_use = classified(*[f"v{number:02}" for number in range(20)]).symbology
    later = pa.chunked_array([["v00", "v19", "new", None, ""]])
    kinds = [by_use.classes[place].kind for place in places_in(by_use, later).tolist()]
    assert kinds[:3] == ["value", "others", "others"]
    by_number = classified(*range(100), None).symbology
    places = places_in(by_number, pa.chunked_array([[-5.0, 1e9, None, NAN]])).tolist()
    last = len(by_number.classes) - 1
    assert places == [0, last - 1, last, last]


def test_no_values_have_no_classes() -> None:
    by_use = classified("a", "b").symbology
    assert places_in(by_use, pa.chunked_array([pa.array([], pa.string())])).shape == (0,)


def test_a_layer_too_large_for_memory_has_classes_for_what_its_other_features_may_have() -> None:
    empty = layer("polygon", [], Symbol(fill="park"))
    beyond = replace(empty, content=replace(empty.content, partial=partial_of(Store())))
    made = classify(sampled(beyond), "parity", WORDS)
    kinds = [each.kind for each in made.symbology.classes]
    assert kinds == ["value", "value", "others", "missing"]
    assert set(entries(made)) == {"even", "odd"}, "none of the sample needs the last two"


def test_beyond_memory_a_sample_is_said_to_be_one_and_colours_change_at_once() -> None:
    store = Store()
    empty = layer("polygon", [], Symbol(fill="park"))
    beyond = replace(empty, content=replace(empty.content, partial=partial_of(store)))
    made = classify(sampled(beyond), "parity", WORDS).symbology
    assert made.basis == "sample"
    assert {each.count for each in made.classes} == {None}, "nobody counted all"
    partial = beyond.partial
    assert partial is not None
    loaded = loaded_for((colored(beyond, partial, made),), Extent(0, 0, 50, 50))[0]
    reads = len(store.asked)
    style = LayerStyle("parity", classes=(ClassChoice("value:odd", is_hidden=True),))
    odd_hidden = restyled(loaded, replace(style, palette="blues"))
    assert len(store.asked) == reads
    assert odd_hidden.coloring.classes[0].symbol.fill == "blues1"
    assert odd_hidden.symbology == odd_hidden.coloring
    shown = odd_hidden.index.rows_in(Extent(0, 0, 50, 50))
    assert len(shown)
    assert not (odd_hidden.geometry.feature_ids[shown] % 2).any()
    elsewhere = loaded_for((odd_hidden,), Extent(500, 500, 550, 550))[0]
    shown = elsewhere.index.rows_in(Extent(500, 500, 550, 550))
    assert len(shown)
    assert not (elsewhere.geometry.feature_ids[shown] % 2).any(), "hidden there too"


def test_breaks_of_ones_own_are_taken_as_they_are_and_what_is_no_break_is_left_out() -> None:
    style = LayerStyle("use", "own", breaks=(50.0, 10.0, 10.0, NAN, INFINITE))
    made = classify(layer_with(*range(100)), style, WORDS)
    assert legend(made) == ["< 10", "10 – 50", "≥ 50"]
    assert [each.count for each in made.symbology.classes] == [10, 40, 50]
    assert legend(classify(layer_with(1, 2), LayerStyle("use", "own"), WORDS)) == ["1 – 2"]


def test_there_are_as_many_classes_as_asked_for_and_never_more_than_fit() -> None:
    for count, expected in ((1, 1), (3, 3), (9, 9), (10**6, 250), (-5, 1)):
        style = LayerStyle("use", "quantiles", count=count)
        assert len(classify(layer_with(*range(5000)), style, WORDS).symbology.classes) == expected


def test_near_numbers_taken_together_are_said_to_be() -> None:
    few, many = (
        classify(layer_with(*range(count)), LayerStyle("use", "natural"), WORDS)
        for count in (100, 5000)
    )
    assert (few.symbology.basis, many.symbology.basis) == ("all", "groups")


def test_ten_thousand_values_are_all_counted_under_others() -> None:
    values = [f"v{number}" for number in range(10_000)]
    made = classified(*values, *["v7"] * 3)
    first, *_, others = made.symbology.classes
    assert (first.label.en, first.count) == ("v7", 4)
    assert (others.label.en, others.label.zh) == ("9,988 other values", "其他 9,988 个值")
    assert sum(each.count or 0 for each in made.symbology.classes) == 10_003


def test_values_that_a_style_lists_have_classes_in_its_order_also_where_none_occurs() -> None:
    choices = tuple(ClassChoice(f"value:{each}") for each in ("b", "gone", "a"))
    style = LayerStyle("use", "values", classes=choices, is_listed=True)
    made = classify(layer_with("a", "b", "c", "c"), style, WORDS)
    assert legend(made) == ["b", "gone", "a", "1 other value"]
    assert [each.count for each in made.symbology.classes] == [1, 0, 1, 2]
