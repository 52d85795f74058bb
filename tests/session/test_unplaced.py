"""Tables without a CRS are found among what failed, each once."""

from typing import Any

from gisapp.errors import CrsError, SourceError
from gisapp.session.unplaced import unplaced_in

NUMBERS = {"xmin": 1.0, "ymin": 2.0, "xmax": 3.0, "ymax": 4.0}


def no_crs(layer: str, **numbers: Any) -> CrsError:  # noqa: ANN401
    return CrsError("no_crs", path="/a/plots.gpkg", layer=layer, **numbers)


def test_each_table_is_found_once_with_its_numbers() -> None:
    failures = [no_crs("north", **NUMBERS), no_crs("north", **NUMBERS), no_crs("south")]
    north, south = unplaced_in(failures)
    assert (north.source, north.layer, north.bounds) == ("/a/plots.gpkg", "north", (1, 2, 3, 4))
    assert (south.layer, south.bounds) == ("south", None)


def test_what_failed_for_another_reason_cannot_be_mended_so() -> None:
    assert not unplaced_in([CrsError("unknown_crs", crs="x"), SourceError("not_there", path="a")])


def test_numbers_without_end_are_no_bounds() -> None:
    (table,) = unplaced_in([no_crs("north", **{**NUMBERS, "xmax": float("inf")})])
    assert table.bounds is None
