"""What a plot line states is found by the place of its cells."""

import pytest

from gisapp.sources.boundary.plot_line import statement_of

NINE = ["5", "42.0000", "DK01", "示例园区", "面", "H50", "工业用地", "0601", "备注"]


def test_the_cells_of_the_format_have_their_meaning() -> None:
    stated = statement_of(NINE)
    assert (stated.points, stated.area_ha, stated.number, stated.name) == (
        5,
        42.0,
        "DK01",
        "示例园区",
    )
    assert (stated.kind, stated.sheet, stated.use, stated.code) == ("面", "H50", "工业用地", "0601")
    assert stated.more == ("备注",)


@pytest.mark.parametrize("count", [12, 13])
def test_more_cells_than_the_format_has_are_kept(count: int) -> None:
    cells = [*NINE[:8], *(f"第{place}" for place in range(9, count + 1))]
    assert statement_of(cells).more == tuple(cells[8:])


def test_nothing_stated_is_nothing() -> None:
    for cells in ((), ("",), ("",) * 8):
        stated = statement_of(cells)
        assert (stated.points, stated.area_ha, stated.number, stated.kind) == (None, None, "", "")


def test_without_a_number_of_points_the_others_are_found_by_the_kind() -> None:
    stated = statement_of(["0.7655公顷", "7", "地块1", "线", "", "", "", ""])
    assert (stated.points, stated.area_ha, stated.number, stated.name) == (
        None,
        0.7655,
        "7",
        "地块1",
    )
    assert stated.is_line


@pytest.mark.parametrize(
    ("cell", "hectares", "step"),
    [
        ("42.0000", 42.0, 0.0001),
        ("630亩", 42.0, 1 / 15),
        ("420000 平方米", 42.0, 0.0001),
        ("420000m²", 42.0, 0.0001),
        ("４２．５", 42.5, 0.1),
        ("约42", None, 0.0),
    ],
)
def test_an_area_may_have_its_unit_beside_it(
    cell: str, hectares: float | None, step: float
) -> None:
    stated = statement_of(["5", cell, "", "", "面"])
    assert stated.area_ha == (None if hectares is None else pytest.approx(hectares))
    assert stated.area_step_ha == pytest.approx(step)
