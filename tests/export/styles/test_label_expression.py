"""Templates are expressions in which no field and no text can break out."""

import pytest

from gisapp.export.styles.label_expression import expression_of, quoted_field


@pytest.mark.parametrize(
    ("template", "expression"),
    [
        ("{No}", '"No"'),
        ('{a"b}', '"a""b"'),
        ("{a}\n'{b}'", "concat(\"a\", '\\n''', \"b\", '''')"),
    ],
)
def test_expressions(template: str, expression: str) -> None:
    assert expression_of(template) == expression


def test_quotes_in_a_name_are_doubled() -> None:
    assert quoted_field('"') == '""""'
