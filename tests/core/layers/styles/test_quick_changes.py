"""A drag of a slider is one step to take back; each choice is one of its own."""

from dataclasses import replace

from gisapp.core.layers.layer_style import ClassChoice, LabelChoice, LayerStyle
from gisapp.core.layers.styles.quick_changes import kind_of_change
from gisapp.core.layers.symbology import Symbol

STYLE = LayerStyle("use", classes=(ClassChoice("value:a", color="#112233"),))


def test_sliders_merge_with_themselves_alone() -> None:
    assert kind_of_change(STYLE, replace(STYLE, sizes_px=(2, 9))) == ("sizes_px",)
    assert kind_of_change(STYLE, replace(STYLE, symbol=Symbol())) == ("symbol",)
    assert kind_of_change(STYLE, replace(STYLE, labels=LabelChoice())) == ("labels",)


def test_choices_are_steps() -> None:
    for chosen in (replace(STYLE, field="b"), replace(STYLE, palette="ramp"), LayerStyle()):
        assert kind_of_change(STYLE, chosen) is None


def test_the_colour_of_a_class_is_dragged_and_its_name_typed_but_it_is_hidden_in_one_step() -> None:
    (choice,) = STYLE.classes
    for said, expected in (
        (replace(choice, color="#445566"), ("class", "value:a", "color")),
        (replace(choice, label="A"), ("class", "value:a", "label")),
        (replace(choice, is_hidden=True), None),
    ):
        assert kind_of_change(STYLE, replace(STYLE, classes=(said,))) == expected
    assert kind_of_change(STYLE, replace(STYLE, classes=())) == ("class", "value:a", "color")
