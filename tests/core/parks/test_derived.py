"""Figures that are worked out keep their operands and have every doubt that they inherit."""

import pytest

from gisapp.core.parks.derived import Derived, Operation, derive, figure_beyond
from gisapp.core.parks.facts import Fact
from tests.parks import stated


def derived(operation: Operation, *operands: Fact) -> Derived:
    figure = derive("test", operation, "", operands)
    assert figure is not None
    return figure


@pytest.mark.parametrize(
    ("operation", "values", "result"),
    [
        ("sum", (15, 9), 24),
        ("difference", (420_000, 62_000), 358_000),
        ("quotient", (62_000, 15), 4133.333),
        ("mean_of_sum", (210e6, 870e6, 200), 5.4e6),
        ("increase", (100, 470), 370),
        ("multiple", (100, 470), 4.7),
        ("years_of_multiplying", (100, 470, 2), 2.2326),
        ("difference_of", (105, 100), 0.05),
    ],
)
def test_operations(operation: Operation, values: tuple[float, ...], result: float) -> None:
    operands = [stated(value) for value in values]
    figure = derived(operation, *operands)
    assert figure.value == pytest.approx(result, rel=1e-4)
    assert figure.operands == tuple(operands)
    assert figure.doubts == ()
    assert figure.qualifier == "eq"


def test_growth_a_year_takes_the_years_from_the_facts() -> None:
    figure = derived("yearly_growth", stated(5e9, year="2017"), stated(30e9, year="2022"))
    assert figure.value == pytest.approx(0.43097, abs=1e-5)


def test_nothing_is_worked_out_of_what_is_not_usable() -> None:
    assert derive("test", "sum", "", [stated(1), stated(2, confidence="garbled")]) is None
    assert derive("test", "sum", "", [stated(1), stated(text="many")]) is None
    assert derive("test", "quotient", "", [stated(1), stated(0)]) is None
    assert derive("test", "yearly_growth", "", [stated(1), stated(2)]) is None
    assert derive("test", "yearly_growth", "", [stated(1, year=""), stated(2)]) is None
    assert derive("test", "multiple", "", [stated(0), stated(2)]) is None


@pytest.mark.parametrize(
    ("second", "doubt"),
    [
        (stated(2, qualifier="gt"), "bounds_only"),
        (stated(2, qualifier="le"), "bounds_only"),
        (stated(2, qualifier="approx"), "rounded"),
        (stated(2, confidence="ambiguous"), "ambiguous"),
        (stated(2, confidence="inferred"), "inferred"),
        (stated(2, source="S2"), "sources_differ"),
        (stated(2, year="2016"), "periods_differ"),
        (stated(2, year_basis="inferred"), "period_inferred"),
        (stated(2, year_basis="bounded"), "period_inferred"),
    ],
)
def test_each_doubt_of_an_operand_is_inherited(second: Fact, doubt: str) -> None:
    assert derived("quotient", stated(1), second).doubts == (doubt,)


def test_growth_is_not_doubted_for_spanning_years() -> None:
    assert derived("multiple", stated(1, year="2014"), stated(2, year="2017")).doubts == ()


def test_a_bound_or_a_rounded_operand_makes_the_result_approximate() -> None:
    assert derived("quotient", stated(1), stated(2, qualifier="gt")).qualifier == "approx"


def test_areas_of_another_basis_are_compared_with_a_doubt_but_never_added() -> None:
    land = stated(21_500_000, "m2", basis="land")
    unknown = stated(420_000, "m2", basis="unspecified")
    share = derived("quotient", unknown, land)
    assert share.value is not None
    assert share.doubts == ("bases_differ", "basis_unspecified")
    total = derived("sum", land, unknown)
    assert total.value is None
    assert total.doubts == ("bases_differ", "basis_unspecified")


def test_areas_of_one_basis_are_added() -> None:
    land = [stated(1000, "m2", basis="land"), stated(500, "m2", basis="land")]
    assert derived("sum", *land).value == 1500


def test_a_figure_beyond_its_operands_has_their_doubts() -> None:
    rank = figure_beyond("rank", "rank", 3.0, "rank", (stated(5, qualifier="approx"),), 300)
    assert (rank.value, rank.among, rank.doubts) == (3.0, 300, ("rounded",))
