"""Which figures a subject gets follows from what is stated, by one table and general rules."""

from dataclasses import replace

import pytest

from gisapp.core.parks.dataset import ParkDataset, Relation
from gisapp.core.parks.derived import Derived, figure_beyond
from gisapp.core.parks.facts import Fact
from gisapp.core.parks.figure_rules import (
    ancestors,
    figures_of,
    leading_fact,
    progress_of,
    series_of,
    sum_over,
)
from gisapp.sources.parks.known_headings import known_headings
from tests.parks import embedded, stated


def with_facts(*facts: Fact) -> ParkDataset:
    """Return the embedded data with other facts in place of its own."""
    _, dataset = embedded()
    return replace(dataset, facts=facts)


def figure(figures: tuple[Derived, ...], code: str) -> Derived:
    (found,) = (each for each in figures if each.code == code)
    return found


def test_any_series_grows_by_a_number_a_multiple_and_a_rate() -> None:
    dataset = with_facts(
        stated(100, subject="lvye", code="production_lines", year="2015"),
        stated(121, subject="lvye", code="production_lines", year="2017"),
    )
    figures = figures_of(dataset, "lvye")
    assert figure(figures, "increase").value == 21
    assert figure(figures, "multiple").value == pytest.approx(1.21)
    assert figure(figures, "yearly_growth").value == pytest.approx(0.1)


def test_growth_towards_a_target_is_called_needed() -> None:
    _, dataset = embedded()
    codes = {each.code for each in figures_of(dataset, "led-cluster")}
    assert codes == {"needed_increase", "needed_multiple", "needed_yearly_growth"}


def test_a_series_is_of_one_source_and_of_several_times() -> None:
    facts = (
        stated(1, subject="lvye", code="production_lines", year="2015"),
        stated(2, subject="lvye", code="production_lines", year="2016", source="S2"),
        stated(3, subject="lvye", code="production_lines", year=""),
        stated(4, subject="lvye", code="production_lines", year="2014"),
    )
    series = list(series_of(with_facts(*facts), "lvye"))
    assert [[fact.value for fact in each] for each in series] == [[4, 1]]


def test_the_latest_dated_number_that_is_no_target_leads() -> None:
    facts = [
        stated(1, year=""),
        stated(2, year="2014"),
        stated(3, year="2017"),
        stated(4, year="2017", source="S2"),
        stated(5, year="2022", kind="target"),
        stated(6, year="2030", confidence="garbled"),
    ]
    last, first = leading_fact(facts), leading_fact(facts, "first")
    assert last is facts[2]
    assert first is facts[1]
    assert leading_fact(facts, targets=True) is facts[4]
    assert leading_fact(facts[:1]) is facts[0]
    assert leading_fact([]) is None


def test_a_phase_is_measured_against_its_own_plan_where_that_is_stated() -> None:
    phase = "led-demo-park-phase-1"
    _, dataset = embedded()
    plan = stated(124_000, "m2", subject=phase, code="phase_planned_area", basis="floor")
    shares = {
        share.operands[1].property_code: share.value
        for share, _ in progress_of(replace(dataset, facts=(*dataset.facts, plan)), phase)
    }
    assert shares["phase_planned_area"] == 0.5
    assert shares["planned_area"] == pytest.approx(0.1476, abs=1e-4)


def test_members_are_added_up_and_the_silent_ones_are_a_doubt() -> None:
    _, dataset = embedded()
    totals = [each for each in figures_of(dataset, "qingshanhu") if each.operation == "sum"]
    by_property = {each.operands[0].property_code: each for each in totals}
    assert by_property["fund_size"].value == 10e9
    assert "incomplete" not in by_property["fund_size"].doubts
    assert by_property["production_lines"].value == 24
    assert "incomplete" in by_property["production_lines"].doubts
    assert by_property["planned_area"].value is None


def test_areas_of_sites_that_nest_are_not_added() -> None:
    _, dataset = embedded()
    inside = Relation("led-demo-park", "part_of", "changdong", "S001", "")
    land = [
        stated(21_500_000, "m2", subject="changdong", basis="land"),
        stated(420_000, "m2", subject="led-demo-park", basis="land"),
    ]
    apart = replace(dataset, facts=tuple(land))
    nested = replace(apart, relations=(inside, *apart.relations))
    uids = ["changdong", "led-demo-park"]
    total = sum_over(apart, uids, "planned_area")
    assert total is not None
    assert total.value == 21_920_000
    assert total.doubts == ("nesting_unknown",)
    refused = sum_over(nested, uids, "planned_area")
    assert refused is not None
    assert refused.value is None
    assert refused.doubts[0] == "sites_nest"


def test_one_alone_is_no_sum() -> None:
    _, dataset = embedded()
    assert sum_over(dataset, ["changdong", "yifang"], "planned_area") is None


def test_ranks_and_shares_do_not_grow() -> None:
    code = "rank_in_region"
    _, dataset = embedded()
    assert dataset.properties[code].unit == "rank"
    ranks = [
        stated(3, "rank", subject="led-cluster", code=code, year="2015"),
        stated(1, "rank", subject="led-cluster", code=code, year="2017"),
    ]
    assert figures_of(with_facts(*ranks), "led-cluster") == ()


def test_a_figure_needs_all_its_operands() -> None:
    built = stated(62_000, "m2", subject="lvye", code="built_floor_area")
    plants = stated(15, subject="lvye", code="plants_built")
    assert figures_of(with_facts(built), "lvye") == ()
    (mean,) = figures_of(with_facts(built, plants), "lvye")
    assert mean.code == "mean_plant_size"
    assert mean.operands == (built, plants)


def test_a_site_lies_in_what_it_is_part_of_before_its_table_says_so() -> None:
    _, dataset = embedded()
    phase = "led-demo-park-phase-1"
    assert ancestors(dataset, phase) == ("led-demo-park", "qingshanhu")
    untied = replace(dataset, relations=())
    parent = dataset.subjects[phase].parent_uid
    assert ancestors(untied, phase)[:1] == ((parent,) if parent else ())


def test_a_circle_of_parents_ends() -> None:
    _, dataset = embedded()
    there = Relation("changdong", "part_of", "yifang", "S001", "")
    back = Relation("yifang", "part_of", "changdong", "S001", "")
    assert ancestors(replace(dataset, relations=(there, back)), "changdong") == ("yifang",)


LAND = stated(20_000, subject="lvye", code="land_area", unit="m2")


def own(*facts: Fact) -> ParkDataset:
    """Return facts in the schema of anybody's park."""
    return replace(with_facts(*facts), properties=known_headings().schema.properties)


def test_tax_for_each_unit_of_land_is_worked_out_in_its_own_currency() -> None:
    tax = stated(3_000_000, subject="lvye", code="tax", unit="USD")
    found = figure(figures_of(own(tax, LAND), "lvye"), "tax_per_land")
    assert (found.value, found.unit, found.operands) == (150, "USD/m2", (tax, LAND))


def test_what_a_source_states_is_worked_out_only_where_it_differs() -> None:
    tax = stated(3_000_000, subject="lvye", code="tax", unit="CNY")
    same = stated(150.4, subject="lvye", code="tax_per_land", unit="CNY/m2")
    codes = {each.code for each in figures_of(own(tax, LAND, same), "lvye")}
    assert "tax_per_land" not in codes
    other = replace(same, value=200.0)
    found = figure(figures_of(own(tax, LAND, other), "lvye"), "tax_per_land")
    assert found.doubts[0] == "stated_otherwise"


def test_floors_on_land_are_no_doubt_about_a_floor_area_ratio() -> None:
    floor = stated(30_000, subject="lvye", code="floor_area", unit="m2", basis="floor")
    land = replace(LAND, basis="land")
    found = figure(figures_of(own(floor, land), "lvye"), "floor_area_ratio")
    assert (found.value, found.doubts) == (1.5, ())


def test_another_property_does_where_the_best_is_not_stated() -> None:
    title = stated(10_000, subject="lvye", code="certified_area", unit="m2")
    tax = stated(3_000_000, subject="lvye", code="tax", unit="CNY")
    assert figure(figures_of(own(tax, title), "lvye"), "tax_per_land").value == 300


def test_amounts_of_different_currencies_are_never_added() -> None:
    amounts = [
        stated(1, subject=uid, code="tax", unit=unit)
        for uid, unit in (("lvye", "CNY"), ("alite", "USD"))
    ]
    total = sum_over(own(*amounts), ("lvye", "alite"), "tax")
    assert total is not None
    assert total.value is None
    assert total.doubts[0] == "units_differ"


def test_members_are_added_up_kind_by_kind() -> None:
    dataset = own(
        *(stated(5, subject=uid, code="tax", unit="CNY") for uid in ("lvye", "alite")),
        *(stated(7, subject=uid, code="tax", unit="CNY") for uid in ("yifang", "led-demo-park")),
    )
    members = ("lvye", "alite", "yifang", "led-demo-park")
    relations = tuple(Relation(uid, "located_in", "qingshanhu", "", "") for uid in members)
    kinds = {"yifang": "plot", "led-demo-park": "plot"}
    subjects = {
        uid: replace(each, kind=kinds.get(uid, each.kind)) for uid, each in dataset.subjects.items()
    }
    dataset = replace(dataset, relations=relations, subjects=subjects)
    totals = [each for each in figures_of(dataset, "qingshanhu") if each.code == "total_of_members"]
    assert [each.value for each in totals] == [10, 14]


def test_figures_beyond_the_facts_are_told_of_their_own_subject() -> None:
    tax = stated(3, subject="lvye", code="tax", unit="CNY")
    ranked = figure_beyond("rank", "rank", 2.0, "rank", (tax,), 9)
    dataset = replace(own(tax), worked_out=(ranked,))
    assert ranked in figures_of(dataset, "lvye")
    assert ranked not in figures_of(dataset, "alite")
