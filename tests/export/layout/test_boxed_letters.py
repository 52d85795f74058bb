"""Whoever gets boxes for letters is told which."""

import pytest

from gisapp.export.layout.boxed_letters import boxed_letters

pytestmark = pytest.mark.usefixtures("qapp")


def test_letters_that_a_font_has_are_no_problem() -> None:
    assert boxed_letters(["Idle land", "园区 420,000 m²"]) == ()


def test_letters_that_no_font_has_are_named_once() -> None:
    (problem,) = boxed_letters(["\U00012000 plots", "\U00012000\U00012001"])
    assert problem.count == 2
    assert "\U00012000 \U00012001" in problem.message
