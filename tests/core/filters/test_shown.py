"""A filter shows the features for which all its conditions hold, in drawing order."""

import numpy as np
import pyarrow as pa
import pytest
import shapely

from gisapp.core.filters.filter_field import FilterField
from gisapp.core.filters.layer_filter import (
    AnyOf,
    Between,
    Condition,
    Inside,
    LayerFilter,
    Matches,
    Near,
)
from gisapp.core.filters.shown import fields_read, shown_by
from gisapp.core.geometry.feature_geometry import FeatureGeometry
from gisapp.core.geometry.feature_index import FeatureIndex
from gisapp.core.tables.arrow_rows import ArrowRows
from gisapp.errors import GisAppError

FIELDS = (FilterField("use"), FilterField("area", "number"))
INDEX = FeatureIndex(
    FeatureGeometry.from_shapely(
        "point", [shapely.Point(116 + n, 28) for n in range(3)], [30, 10, 20], "EPSG:4326"
    )
)
ROWS = ArrowRows.of(
    pa.table({"use": ["let", "idle", "idle"], "area": [10.0, 20.0, None]}),
    np.array([10, 20, 30], np.int64),
)
RING = ((115.5, 27.0), (117.5, 27.0), (117.5, 29.0), (115.5, 29.0), (115.5, 27.0))


@pytest.mark.parametrize(
    ("conditions", "ids"),
    [
        ((), [30, 10, 20]),
        ((AnyOf("use", ("idle",)),), [30, 20]),
        ((AnyOf("use", ("idle",)), Between("area", 15)), [20]),
        ((AnyOf("use", ("idle",), takes_missing=True, is_excluded=True),), [10]),
        ((Between("area", None, 12, takes_missing=True),), [30, 10]),
        ((Matches("use = idle or area < 12"),), [30, 10, 20]),
        ((Inside((RING,)),), [30, 10]),
        ((Near("other", 1000.0),), [10]),
    ],
)
def test_all_conditions_hold(conditions: tuple[Condition, ...], ids: list[int]) -> None:
    others = {"other": INDEX.only(np.array([False, True, False]))}
    wanted = LayerFilter(conditions)
    shown = shown_by(wanted, ROWS, INDEX, FIELDS, others)
    assert INDEX.geometry.feature_ids[shown].tolist() == ids


def test_it_reads_only_what_it_is_about() -> None:
    wanted = LayerFilter((AnyOf("use", ("let",)), Matches("area > 3"), Inside((RING,))))
    assert fields_read(wanted, FIELDS) == ("use", "area")


def test_what_is_gone_is_told() -> None:
    with pytest.raises(GisAppError, match="which the layer does not have"):
        fields_read(LayerFilter((AnyOf("owner", ("me",)),)), FIELDS)
    with pytest.raises(GisAppError, match="The layer is gone"):
        shown_by(LayerFilter((Near("gone", 5.0),)), ROWS, INDEX, FIELDS)
