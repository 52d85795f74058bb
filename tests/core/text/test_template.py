"""Labels by template: what belongs to a missing value goes with it, and whatever is typed works."""

import pytest

from gisapp.core.text.template import Template, TemplateField, unknown_fields

NAMES = ("No", "Use", "Area", "亩均税收", "a:2")


@pytest.mark.parametrize(
    ("template", "values", "expected"),
    [
        ("{No} ({Area} mu)", ("M1", "20"), "M1 (20 mu)"),
        ("{No} ({Area} mu)", ("M1", ""), "M1"),
        ("{No} ({Area} mu)", ("", "20"), "(20 mu)"),
        ("{No} ({Area} mu)", ("", ""), ""),
        ("{No}, {Use}, {Area}", ("M1", "", "20"), "M1, 20"),
        ("{No} · {Use} · {Area} mu", ("", "idle", ""), "idle"),
        ("Plot {No}: {Area} mu", ("", "20"), "20 mu"),
        ("Plot {No}: {Area} mu", ("M1", ""), "Plot M1"),
        ("{No}（{Area}亩）", ("M1", ""), "M1"),
        ("{No}：{亩均税收}万元/亩", ("M1", ""), "M1"),
        ("{Area} mu {No}", ("20", ""), "20 mu"),
        ("[{No}] {Use}", ("", "idle"), "idle"),
        ("{No} / {Use} / {Area} t/a", ("M-1/2", "", "20"), "M-1/2 / 20 t/a"),
        ("{No} - {Use}", ("", "-3"), "-3"),
        ("{No}", ("",), ""),
        ("park", (), "park"),
        ("{{{No}}}", ("M1",), "{M1}"),
    ],
)
def test_nothing_stray_is_left_of_what_is_missing(
    template: str, values: tuple[str, ...], expected: str
) -> None:
    assert Template.of(template, NAMES).filled(values) == expected


def test_a_colon_says_how_many_decimals_unless_it_belongs_to_the_name() -> None:
    fields = Template.of("{Area:1} {Area: 0 } {a:2} {No:x}", NAMES).fields
    assert fields == (
        TemplateField("Area", 1),
        TemplateField("Area", 0),
        TemplateField("a:2"),
        TemplateField("No:x"),
    )


@pytest.mark.parametrize(
    "typed",
    ["{", "}", "{No", "No}", "{}", "{{", "}}", "{" * 5000, "{No}" * 999, " -" * 999 + "{No}"],
)
def test_whatever_is_typed_means_something(typed: str) -> None:
    made = Template.of(typed, NAMES)
    assert len(made.between) == len(made.fields) + 1
    assert isinstance(made.filled(["x"] * len(made.fields)), str)
    assert made.filled([""] * len(made.fields)) == ("" if made.fields else made.filled([]))


def test_fields_that_there_are_not_are_told() -> None:
    assert unknown_fields("{No} {Aera:1} {Use} {}", NAMES) == ("Aera", "")


def test_values_are_never_read_as_templates() -> None:
    assert Template.of("{No} {Use}", NAMES).filled(["{Use}", "<b>(x"]) == "{Use} <b>(x"
