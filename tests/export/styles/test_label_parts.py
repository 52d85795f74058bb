"""Templates fall into fields and texts."""

import pytest

from gisapp.export.styles.label_parts import label_parts


@pytest.mark.parametrize(
    ("template", "parts"),
    [
        ("", []),
        ("{a}{b}", [("a", True), ("b", True)]),
        ("a {b", [("a {b", False)]),
        ("}} {a}", [("} ", False), ("a", True)]),
    ],
)
def test_parts(template: str, parts: list[tuple[str, bool]]) -> None:
    assert [(each.text, each.is_field) for each in label_parts(template)] == parts
