"""The figures of all subjects of a kind: what may be joined is, and never what may not."""

from dataclasses import replace

import pytest

from gisapp.core.parks.dataset import ParkDataset
from gisapp.core.parks.derived import Derived
from gisapp.core.parks.facts import Fact
from gisapp.core.parks.headline import KindHeadline, headlines_of, qualities_of
from tests.parks import embedded, stated

_, DATASET = embedded()
PARKS = ("changdong", "led-demo-park")


def parks_that_state(*facts: Fact, **aggregation: str) -> tuple[ParkDataset, KindHeadline]:
    properties = {
        code: replace(each, aggregation=aggregation.get(code, each.aggregation), weight="workers")
        for code, each in DATASET.properties.items()
    }
    properties["workers"] = replace(properties["planned_area"], code="workers", unit="count")
    dataset = replace(DATASET, facts=facts, properties=properties)
    (headline,) = headlines_of(dataset, ["park"])
    return dataset, headline


def test_the_embedded_parks_are_counted_and_not_added_across_bases() -> None:
    (parks,) = headlines_of(DATASET, ["park"])
    areas = [each for each in parks.totals if each.property.code == "planned_area"]
    assert parks.count == 2
    assert {(each.basis, each.value, each.stated) for each in areas} == {
        ("land", 21_500_000, 1),
        ("unspecified", 420_000, 1),
    }


def test_what_is_added_keeps_its_operands() -> None:
    _, parks = parks_that_state(
        *(
            stated(each, "CNY", subject=park, code="total_investment")
            for each, park in zip((2.0, 3.0), PARKS, strict=True)
        )
    )
    (total,) = parks.totals
    assert total.value == 5
    assert isinstance(total.operands, Derived)
    assert len(total.operands.operands) == 2


def test_what_is_planned_is_not_added_to_what_is() -> None:
    _, parks = parks_that_state(
        stated(2, "CNY", subject=PARKS[0], code="total_investment", kind="planned"),
        stated(3, "CNY", subject=PARKS[1], code="total_investment"),
    )
    assert {each.kind: each.value for each in parks.totals} == {"planned": 2, "observed": 3}
    assert [each.zh for total in parks.totals for each in total.qualities] == ["规划"]


@pytest.mark.parametrize(
    ("aggregation", "value"), [("mean", 0.3), ("min", 0.2), ("max", 0.4), ("weighted_mean", 0.35)]
)
def test_rates_are_joined_as_their_property_says(aggregation: str, value: float) -> None:
    _, parks = parks_that_state(
        stated(0.2, "ratio", subject=PARKS[0], code="plants_built"),
        stated(0.4, "ratio", subject=PARKS[1], code="plants_built"),
        stated(1, subject=PARKS[0], code="workers"),
        stated(3, subject=PARKS[1], code="workers"),
        plants_built=aggregation,
    )
    rate = next(each for each in parks.totals if each.property.code == "plants_built")
    assert rate.value == pytest.approx(value)


def test_what_does_not_join_has_no_total() -> None:
    _, parks = parks_that_state(
        stated(1, "rank", subject=PARKS[0], code="plants_built"), plants_built="none"
    )
    assert parks.totals == ()


def test_gaps_are_what_is_expected_and_stated_by_few() -> None:
    (parks,) = headlines_of(DATASET, ["park"])
    gaps = {each.property.code: (each.stated, each.count) for each in parks.gaps}
    assert gaps["total_investment"] == (1, 2)
    assert "planned_area" not in gaps
    assert [each.stated for each in parks.gaps] == sorted(each.stated for each in parks.gaps)


def test_the_largest_comes_first_and_those_without_a_size_last() -> None:
    _, parks = parks_that_state(stated(2, "m2", subject=PARKS[1], code="planned_area"))
    assert parks.uids == (PARKS[1], PARKS[0])
    _, parks = parks_that_state()
    assert parks.uids == PARKS


def test_kinds_without_subjects_are_left_out() -> None:
    assert headlines_of(DATASET, ["building"]) == ()


def test_an_area_that_is_called_one_without_a_basis_does_not_say_so_again() -> None:
    planned = DATASET.properties["planned_area"]
    bare = replace(planned, code="area_unspecified")
    told = ("m2", "unspecified", "observed")
    (basis,) = qualities_of(DATASET.label, planned, *told)
    assert basis.en == "Basis not stated"
    assert qualities_of(DATASET.label, bare, *told) == ()
