"""A command is found by its name in both languages, in pinyin, by initials and by its menu."""

import pytest

from gisapp.core.text.matching import NOT_FOUND, folded
from gisapp.ui.palette.ranking import CommandNames, best_first

COMMANDS = (
    CommandNames.of("zoom_in", ("Zoom in", "放大")),
    CommandNames.of("zoom_out", ("Zoom out", "缩小")),
    CommandNames.of("area_ha", ("ha", "公顷", "Units ha", "单位 公顷")),
    CommandNames.of("measure_area", ("Measure area", "量测面积")),
)


@pytest.mark.parametrize(
    ("typed", "best"),
    [
        ("zoom o", "zoom_out"),
        ("ZOOM IN", "zoom_in"),
        ("放大", "zoom_in"),
        ("fangda", "zoom_in"),
        ("fang da", "zoom_in"),
        ("fd", "zoom_in"),
        ("liangce", "measure_area"),
        ("area", "measure_area"),
        ("units ha", "area_ha"),
        ("gq", "area_ha"),
        ("area measure", "measure_area"),
    ],
)
def test_what_is_typed_finds_the_command(typed: str, best: str) -> None:
    assert best_first(COMMANDS, typed, ())[0] == best


def test_what_fits_nothing_finds_nothing() -> None:
    assert best_first(COMMANDS, "print", ()) == ()
    assert COMMANDS[0].rank(folded("print")) == NOT_FOUND


def test_with_nothing_typed_all_are_listed_the_recent_ones_first() -> None:
    listed = best_first(COMMANDS, " ", ("measure_area", "gone", "zoom_out"))
    assert listed == ("measure_area", "zoom_out", "zoom_in", "area_ha")


def test_a_better_fit_goes_before_a_recent_one() -> None:
    assert best_first(COMMANDS, "zoom in", ("zoom_out",)) == ("zoom_in",)
    assert best_first(COMMANDS, "zoom", ("zoom_out",)) == ("zoom_out", "zoom_in")
