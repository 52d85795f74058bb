"""Of a layer beyond memory a filter asks all rows, and says what it says of one in memory."""

import pytest

from gisapp.core.filters.layer_filter import (
    NO_FILTER,
    AnyOf,
    Between,
    Chosen,
    Condition,
    Inside,
    LayerFilter,
    Matches,
    Near,
)
from gisapp.core.layers.layer import Layer
from gisapp.core.own_parks.filtered import filtered
from gisapp.core.own_parks.filtered_rows import passing_rows
from gisapp.errors import GisAppError
from gisapp.sources.memory_budget import MemoryBudget
from tests.beyond_memory import MEGABYTE, opened, whole
from tests.hostile_names import HOSTILE_NAMES, hostile_table, write_geoparquet

COUNT = 4000
AREA = ((115.2, 28.2), (115.4, 28.2), (115.3, 28.4), (115.2, 28.2))


@pytest.fixture(scope="module")
def layers(tmp_path_factory: pytest.TempPathFactory) -> tuple[Layer, Layer]:
    """The same file beyond memory and in memory."""
    folder = tmp_path_factory.mktemp("plots")
    path = write_geoparquet(folder / "plots.parquet", hostile_table(COUNT))
    (beyond,) = opened(path, MemoryBudget(MEGABYTE // 4, folder / "cache"))
    (here,) = whole(path)
    return beyond, here


@pytest.mark.parametrize(
    "conditions",
    [
        (AnyOf(HOSTILE_NAMES[0], ("'; DROP TABLE kept; --", "DK-10"), takes_missing=True),),
        (AnyOf("flag", ("True",)), Between("with NaN", 1, None)),
        (Matches("[select] > 4 and number < 2000 or day is missing"),),
        (Inside((AREA,)),),
        (Inside((AREA,)), Between("number", 500, None)),
        (Near("other", 3000.0), AnyOf("c0", ("1",))),
        (Chosen((3, 999, 5000)),),
        (Between("number", 1e9, None),),
    ],
)
def test_the_same_rows_pass(layers: tuple[Layer, Layer], conditions: tuple[Condition, ...]) -> None:
    beyond, here = layers
    wanted = LayerFilter(conditions)
    few = filtered(here, LayerFilter((Between("number", 100, 110),)))
    others = {"other": few.index}
    shown = filtered(here, wanted, None, others).content.shown
    assert shown is not None
    found = passing_rows(beyond, wanted, None, others)
    assert found is not None
    assert sorted(found.tolist()) == sorted(here.geometry.feature_ids[shown].tolist())


def test_without_conditions_all_pass(layers: tuple[Layer, Layer]) -> None:
    assert passing_rows(layers[0], NO_FILTER, None) is None


def test_a_column_that_is_not_there_is_one_sentence(layers: tuple[Layer, Layer]) -> None:
    with pytest.raises(GisAppError):
        passing_rows(layers[0], LayerFilter((Between("gone", 1, 2),)), None)
