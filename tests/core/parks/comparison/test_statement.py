"""A statement knows its time, whether it is a bound, and what it rests on."""

from dataclasses import replace

from gisapp.core.parks.comparison.statement import are_disputed, of_fact, of_figure
from gisapp.core.parks.derived import derive
from gisapp.core.parks.facts import Period
from tests.parks import stated


def test_a_fact_keeps_what_says_whether_it_compares() -> None:
    fact = stated(5.0, "m2", basis="land", kind="planned", qualifier="gt", confidence="inferred")
    found = of_fact(fact)
    assert (found.value, found.unit, found.kind, found.basis) == (5.0, "m2", "planned", "land")
    assert found.is_bound
    assert found.doubts == ("inferred",)
    assert found.sources == (fact,)
    assert of_fact(stated(text="busy")).text.en == "busy"


def test_the_time_is_a_year_or_a_span_of_years() -> None:
    fact = stated(1.0)
    times = {
        Period("2024-03-01", "2024-12-31", "range"): "2024",
        Period("2020", "2024", "range"): "2020/2024",
        Period(): "",
    }
    for period, time in times.items():
        assert of_fact(replace(fact, period=period)).time == time


def test_a_figure_is_of_the_kind_and_time_that_all_its_operands_have() -> None:
    alike = derive("x", "quotient", "", [stated(6.0), stated(2.0)])
    mixed = derive("x", "quotient", "", [stated(6.0, kind="planned"), stated(2.0, year="2020")])
    assert alike is not None
    assert mixed is not None
    assert (of_figure(alike).kind, of_figure(alike).time) == ("observed", "2017")
    assert (of_figure(mixed).kind, of_figure(mixed).time) == ("", "")
    assert len(of_figure(mixed).sources) == 2


def test_only_different_numbers_of_one_time_and_kind_are_disputed() -> None:
    one = of_fact(stated(1.0))
    assert are_disputed([one, of_fact(stated(2.0))])
    assert not are_disputed([one, one])
    assert not are_disputed([one, of_fact(stated(2.0, year="2020"))])
    assert not are_disputed([one, of_fact(stated(2.0, kind="planned"))])
