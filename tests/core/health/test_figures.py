"""Figures that are missing, old or unreadable are told by property and row."""

from pathlib import Path

from gisapp.core.health.figures import missing_figures, old_figures, unread_cells
from gisapp.core.health.limits import Limits
from gisapp.core.progress import NO_PROGRESS
from gisapp.words import load_words
from tests.untidy_parks import PLOTS, checked, untidy

EN = load_words("en")


def test_what_one_would_look_for(tmp_path: Path) -> None:
    plots, _ = untidy(tmp_path)
    found = list(missing_figures(checked([(plots, PLOTS)]), plots, NO_PROGRESS))
    told = [each.sentence(EN) for each in found]
    assert "Land area: not stated in 2 of 8 rows." in told
    assert "Floor area ratio: no column states it." in told
    (area,) = [each for each in found if each.code == "not_stated"]
    assert area.feature_ids == (6, 7)


def test_figures_of_years_ago(tmp_path: Path) -> None:
    plots, _ = untidy(tmp_path)
    found = list(old_figures(checked([(plots, PLOTS)]), plots, NO_PROGRESS))
    assert [each.sentence(EN) for each in found] == [
        "tax: figures of 2019.",
        "Figures of 2018 (year) in 1 of the rows.",
    ]
    assert found[1].feature_ids == (5,)
    young = checked([(plots, PLOTS)], Limits(years=10))
    assert list(old_figures(young, plots, NO_PROGRESS)) == []


def test_cells_that_state_no_number(tmp_path: Path) -> None:
    plots, _ = untidy(tmp_path)
    found = unread_cells(checked([(plots, PLOTS)]), plots, NO_PROGRESS)
    assert [each.sentence(EN) for each in found] == [
        "A2: tax has “abc”: no number can be read.",
        "A3: tax has “#DIV/0!”: a formula that could not be worked out.",
    ]
