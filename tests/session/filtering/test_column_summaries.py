"""Columns are counted by workers under the other conditions, anew with each filter."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import shapely
from shapely.geometry import mapping

from gisapp.core.filters.layer_filter import AnyOf, Between, LayerFilter, Matches
from gisapp.session.filtering.column_summaries import ColumnKey
from gisapp.session.session import Session

PLOTS = "plots/plots"
STATUS, AREA = ColumnKey(PLOTS, "status"), ColumnKey(PLOTS, "area")


@pytest.fixture
def opened(session: Session, tmp_path: Path, finish: Callable[[], None]) -> Session:
    features = [
        {
            "type": "Feature",
            "properties": {"status": ("idle", "let", "built", None)[each % 4], "area": each / 2},
            "geometry": mapping(shapely.Point(115 + each / 40, 28.7).buffer(1e-3, 1)),
        }
        for each in range(40)
    ]
    path = tmp_path / "plots.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    session.loader.open([str(path)])
    finish()
    return session


def counts(session: Session, key: ColumnKey) -> dict[str, int]:
    summary = session.column_summaries.summary_of(key)
    assert summary is not None
    texts = summary.profile.column.texts()
    return {**dict(zip(texts, summary.counts.tolist(), strict=True)), "": summary.missing}


def test_all_rows_are_counted(opened: Session, finish: Callable[[], None]) -> None:
    told: list[ColumnKey] = []
    opened.column_summaries.changed.connect(told.append)
    opened.column_summaries.watch(STATUS)
    assert opened.column_summaries.summary_of(STATUS) is None
    finish()
    assert told == [STATUS]
    assert counts(opened, STATUS) == {"idle": 10, "let": 10, "built": 10, "": 10}


def test_a_filter_updates_the_others_counts_but_not_its_own(
    opened: Session, finish: Callable[[], None]
) -> None:
    for key in (STATUS, AREA):
        opened.column_summaries.watch(key)
    finish()
    opened.edits.filter(PLOTS, LayerFilter((AnyOf("status", ("idle",)), Between("area", 0, 3.5))))
    finish()
    assert counts(opened, STATUS) == {"idle": 2, "let": 2, "built": 2, "": 2}
    of_area = opened.column_summaries.summary_of(AREA)
    assert of_area is not None
    assert (of_area.stated, len(of_area.counts)) == (10, 40)
    opened.history.undo()
    finish()
    assert counts(opened, STATUS)["idle"] == 10


def test_an_expression_counts_like_other_conditions(
    opened: Session, finish: Callable[[], None]
) -> None:
    opened.column_summaries.watch(STATUS)
    opened.edits.filter(PLOTS, LayerFilter((Matches("area < 2"),)))
    finish()
    assert counts(opened, STATUS) == {"idle": 1, "let": 1, "built": 1, "": 1}


def test_values_are_found_by_a_worker(opened: Session, finish: Callable[[], None]) -> None:
    found: list[list[int]] = []
    opened.column_summaries.find(STATUS, "l", lambda places: found.append(places.tolist()))
    opened.column_summaries.watch(STATUS)
    finish()
    assert found == []
    for text in ("x", "et"):
        opened.column_summaries.find(STATUS, text, lambda places: found.append(places.tolist()))
    finish()
    assert found == [[1]]


def test_what_nobody_watches_is_not_counted(opened: Session, finish: Callable[[], None]) -> None:
    opened.column_summaries.watch(STATUS)
    opened.column_summaries.watch(STATUS)
    finish()
    opened.column_summaries.leave(STATUS)
    assert opened.column_summaries.summary_of(STATUS) is not None
    opened.column_summaries.leave(STATUS)
    assert opened.column_summaries.summary_of(STATUS) is None


def test_a_layer_that_goes_takes_its_counts_with_it(
    opened: Session, finish: Callable[[], None]
) -> None:
    opened.column_summaries.watch(STATUS)
    finish()
    opened.edits.remove(PLOTS)
    finish()
    assert opened.column_summaries.summary_of(STATUS) is None
    opened.history.undo()
    finish()
    assert counts(opened, STATUS)["idle"] == 10


def test_a_field_that_is_read_as_codes_adds_up_no_more(
    opened: Session, finish: Callable[[], None]
) -> None:
    opened.column_summaries.watch(AREA)
    finish()
    opened.edits.read_field_as(PLOTS, "area", "code")
    finish()
    summary = opened.column_summaries.summary_of(AREA)
    assert summary is not None
    assert summary.numbers is not None
    assert summary.numbers.why_no_total == "code"
