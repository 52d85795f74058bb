"""What joins fields and texts is a template; what works something out is not."""

import pytest

from gisapp.export.styles.label_expression import expression_of
from gisapp.sources.styles.label_expression import template_of


@pytest.mark.parametrize(
    ("expression", "template"),
    [
        ('"No"', "{No}"),
        ("No", "{No}"),
        ('"No" || \' - \' || "Area"', "{No} - {Area}"),
        ('concat("No", \'\\n\', "Area")', "{No}\n{Area}"),
        ("coalesce(\"No\", '')", "{No}"),
        ("to_string(\"Area\") || ' mu'", "{Area} mu"),
        ("'it''s ' || \"No\"", "it's {No}"),
        ("'{x} ' || \"No\"", "{{x}} {No}"),
        ("round(\"Area\", 1) || ' mu'", "{Area:1} mu"),
        ('"地块 ""新"""', '{地块 "新"}'),
    ],
)
def test_templates(expression: str, template: str) -> None:
    assert template_of(expression) == template


@pytest.mark.parametrize(
    "expression",
    [
        "",
        "upper(No)",
        "No + 1",
        "CASE WHEN a THEN b END",
        "concat(",
        ")",
        "a b",
        "||",
        "$area",
        "a,b",
        "'open",
        "concat(a,)",
        '"' * 5001 + "x" * 5001,
    ],
)
def test_what_is_more_than_that_is_none(expression: str) -> None:
    assert template_of(expression) is None


@pytest.mark.parametrize(
    "template",
    ["{No}", "{No} ({Area} mu)", "a 'b' {c}", "{{x}} {No}\n{b}", "back\\slash {a}", "{a:2} mu"],
)
def test_what_is_written_is_read_again(template: str) -> None:
    assert template_of(expression_of(template)) == template
