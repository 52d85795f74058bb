"""Missing shapes and invalid outlines are told, mapped or not."""

from pathlib import Path

from gisapp.core.health.shapes import invalid_outlines, missing_shapes
from gisapp.core.progress import NO_PROGRESS
from gisapp.words import load_words
from tests.deliveries import OLD_ROWS, opened, write_book
from tests.untidy_parks import PLOTS, checked, untidy


def test_features_without_a_place(tmp_path: Path) -> None:
    plots, _ = untidy(tmp_path)
    (found,) = missing_shapes(checked([(plots, PLOTS)]), plots, NO_PROGRESS)
    assert (found.key, found.at) == ("A7", None)
    table = opened(write_book(tmp_path, "table.xlsx", OLD_ROWS))
    assert list(missing_shapes(checked(), table, NO_PROGRESS)) == []


def test_outlines_that_cross_themselves(tmp_path: Path) -> None:
    plots, _ = untidy(tmp_path)
    (found,) = invalid_outlines(checked(), plots, NO_PROGRESS)
    assert found.feature_ids == (6,)
    assert "crosses itself" in found.sentence(load_words("en"))
