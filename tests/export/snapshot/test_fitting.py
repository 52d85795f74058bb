"""Only the largest layers, and only as many as must, are told of otherwise than all."""

from dataclasses import replace
from pathlib import Path

import pytest

from gisapp.export.snapshot import limits
from gisapp.export.snapshot.fitting import fitted
from gisapp.export.snapshot.request import SnapshotRequest
from tests.export.plots import layer_of_plots


def test_the_largest_layers_are_taken_until_the_rest_fits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    large = layer_of_plots(tmp_path, *({"rent": row} for row in range(5)))
    small = replace(layer_of_plots(tmp_path, {"rent": 1}), layer_id="small")
    assert large.index.extent is not None
    request = SnapshotRequest((small, large), (), large.index.extent, "en", "2026-01-31")
    assert fitted(request) is request
    monkeypatch.setattr(limits, "MOST_FEATURES", 4)
    assert fitted(request) is request
    alone = fitted(replace(request, too_many="outlines"))
    assert alone.shapes_only == frozenset({large.layer_id})
    beside = fitted(replace(request, too_many="beside"))
    assert (beside.values_beside, beside.shapes_only) == (alone.shapes_only, frozenset())
