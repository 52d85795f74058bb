"""Rules learn keys and numbers of rows, whether a layer is mapped or not."""

from pathlib import Path

import numpy as np

from gisapp.core.health.checked import label_of, numbers_of
from gisapp.core.progress import NO_PROGRESS
from tests.untidy_parks import PLOTS, checked, untidy


def test_keys_are_those_of_the_mapping(tmp_path: Path) -> None:
    plots, _ = untidy(tmp_path)
    assert checked([(plots, PLOTS)]).keys_of(plots, [1, 6]) == ["A1", ""]
    assert checked().keys_of(plots, [1, 6]) == ["", ""]
    (finding,) = checked().each("no_shape", plots, [6])
    assert finding.values["row"] == "#6"


def test_numbers_are_in_stored_units(tmp_path: Path) -> None:
    plots, _ = untidy(tmp_path)
    found = numbers_of(plots, PLOTS.columns[1], [1, 2, 4], NO_PROGRESS)
    assert np.allclose(found, [12e4 / (2000 / 3), np.nan, 5e4 / (2000 / 3)], equal_nan=True)
    assert label_of(checked(), "land_area").en == "Land area"
    assert label_of(checked(), "unknown").en == "unknown"
