"""A table with the headings of another is looked at before it is taken for the same."""

from collections.abc import Sequence

from gisapp.core.own_parks.mapping.column_profile import ColumnProfile, profiles_of
from gisapp.core.own_parks.mapping.known_columns import doubtful_columns
from gisapp.core.parks.mapping.cell_value import Cell
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping, LayerMapping
from gisapp.core.parks.mapping.sampled_table import SampledColumn, SampledTable
from gisapp.sources.parks.known_headings import known_headings

SCHEMA = known_headings().schema
MAPPING = LayerMapping(
    kind="plot",
    key="no",
    columns=(
        ColumnMapping("no", "plot_code"),
        ColumnMapping("area", "land_area", "mu"),
        ColumnMapping("status", "remark"),
    ),
)
NUMBERS = [f"DK-{number:03}" for number in range(20)]
AREAS = [10 + number for number in range(20)]
STATUS = ["building", "idle"] * 10


def table(no: Sequence[Cell], area: Sequence[Cell], status: Sequence[Cell]) -> SampledTable:
    columns = {"no": no, "area": area, "status": status}
    return SampledTable(tuple(SampledColumn(name, each) for name, each in columns.items()))


BEFORE = profiles_of(table(NUMBERS, AREAS, STATUS))


def doubtful(
    no: Sequence[Cell],
    area: Sequence[Cell],
    status: Sequence[Cell],
    profiles: dict[str, ColumnProfile],
) -> tuple[str, ...]:
    return doubtful_columns(MAPPING, profiles, table(no, area, status), SCHEMA)


def test_the_next_delivery_is_taken_as_it_is() -> None:
    later = [each.replace("DK", "XK") for each in NUMBERS], [each * 1.2 for each in AREAS], STATUS
    assert doubtful(*later, profiles=BEFORE) == ()


def test_swapped_columns_are_named_in_the_order_of_the_table() -> None:
    assert doubtful(STATUS, NUMBERS, AREAS, BEFORE) == ("no", "area", "status")


def test_a_key_that_tells_no_row_any_more_is_named() -> None:
    assert doubtful([*NUMBERS[:10], *NUMBERS[:10]], AREAS, STATUS, BEFORE) == ("no",)


def test_where_nobody_kept_how_it_looked_the_cells_are_read() -> None:
    assert doubtful(NUMBERS, ["see annex"] * 20, STATUS, {}) == ("area",)
    assert doubtful(NUMBERS, AREAS, STATUS, {}) == ()


def test_an_empty_column_is_no_doubt() -> None:
    assert doubtful(NUMBERS, [None] * 20, STATUS, BEFORE) == ()
