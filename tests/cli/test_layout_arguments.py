"""What may be typed of a sheet: paper, scale, template, what is left out."""

import pytest

from gisapp.cli.arguments import parse
from tests.cli.running import Captured, wrong_usage


def test_a_sheet_is_upright_a4_with_everything_unless_somebody_says_so() -> None:
    said = parse(["layout", "-o", "map.pdf"])
    assert (said.paper, said.landscape, said.template, said.scale) == ("A4", False, "map", None)
    assert (said.without, said.hide) == ([], [])


def test_what_is_said_is_understood() -> None:
    paper = ("--paper", "a0", "--landscape", "--scale", "1:2,500", "--title", "Plots")
    parts = ("--without", "inset, legend", "--without", "counts")
    said = parse(["layout", "plots.gpkg", "-o", "map.pdf", *paper, *parts])
    assert (said.paper, said.landscape, said.scale, said.title) == ("A0", True, 2500, "Plots")
    assert said.without == ["inset", "legend", "counts"]


@pytest.mark.parametrize(
    "wrong", [("--paper", "B5"), ("--scale", "0"), ("--scale", "inf"), ("--without", "title")]
)
def test_what_is_wrong_is_refused(capsys: Captured, wrong: tuple[str, str]) -> None:
    assert wrong[0] in wrong_usage(capsys, "layout", "-o", "map.pdf", *wrong)
