"""A stated area that the shape does not have is told; a rounded one is not."""

from pathlib import Path

import pytest

from gisapp.core.health.areas import differing_areas
from gisapp.core.health.limits import Limits
from gisapp.core.progress import NO_PROGRESS
from gisapp.words import load_words
from tests.untidy_parks import PLOTS, checked, untidy


def test_an_area_more_than_a_hundredth_apart(tmp_path: Path) -> None:
    plots, _ = untidy(tmp_path)
    (found,) = differing_areas(checked([(plots, PLOTS)]), plots, NO_PROGRESS)
    assert (found.feature_ids, found.key) == ((4,), "A3")
    assert found.values["drawn"] == pytest.approx(8781, rel=0.001)
    assert found.sentence(load_words("en")).startswith("A3: area states 20,000 m², its shape has")


def test_the_share_may_be_chosen(tmp_path: Path) -> None:
    plots, _ = untidy(tmp_path)
    what = checked([(plots, PLOTS)], Limits(area_share=2.0))
    assert list(differing_areas(what, plots, NO_PROGRESS)) == []
    assert list(differing_areas(checked(), plots, NO_PROGRESS)) == []
