"""A comparison measures our engine, and says honestly what it could not measure."""

import pytest

from tests.benchmarks.bench import GISAPP
from tests.benchmarks.districts import PLOTS_PER_DISTRICT
from tests.benchmarks.files import DENSE, ENTERPRISES, PARCELS, ROADS, TOWNS, Kind
from tests.benchmarks.job import NAMED_ZOOMS, ZOOMS
from tests.benchmarks.jobs import job_of
from tests.benchmarks.processes import Engine, Measured, NotMeasured, ask
from tests.benchmarks.report import Row, at_least, figure_table, made_of, ms, over, times


@pytest.mark.parametrize("kind", [*PARCELS, ENTERPRISES, ROADS], ids=lambda kind: kind.name)
def test_our_engine_draws_each_kind_of_features_in_its_own_process(kind: Kind) -> None:
    outcome = ask(GISAPP, "frames", job_of(kind, 500))
    assert isinstance(outcome, Measured), outcome
    assert all(outcome.values[view] > 0 for view in ZOOMS)


def test_names_are_drawn_where_one_is_near_enough() -> None:
    outcome = ask(GISAPP, "names", job_of(DENSE, PLOTS_PER_DISTRICT))
    assert isinstance(outcome, Measured), outcome
    assert all(outcome.values[view] > 0 for view in NAMED_ZOOMS)
    assert outcome.values[f"{NAMED_ZOOMS[-1]} names"] > 0


def test_clicks_on_parcels_hit_them() -> None:
    outcome = ask(GISAPP, "identify", job_of(TOWNS, 500))
    assert isinstance(outcome, Measured), outcome
    assert outcome.values["points"] == 1000
    assert outcome.values["hits"] > 900, "all but those in a courtyard"


@pytest.mark.parametrize(
    ("engine", "why"),
    [
        (Engine("absent", "tests.benchmarks.absent"), "No module named tests.benchmarks.absent"),
        (Engine("absent", "sys", "absent-python"), "there is no absent-python"),
    ],
)
def test_what_is_not_there_is_named_and_gets_no_figure(engine: Engine, why: str) -> None:
    outcome = ask(engine, "frames", job_of(TOWNS, 500))
    assert isinstance(outcome, NotMeasured)
    assert outcome.why.endswith(why)
    assert ms(outcome) == f"not measured: {outcome.why}"
    assert times(over(outcome, 10.0)) == times(over(10.0, outcome)) == "–"
    assert at_least(over(outcome, 10.0), 2) is None
    assert made_of(max, [10.0, outcome]) == outcome


def test_a_figure_short_of_its_aim_is_told_as_such() -> None:
    rows = [
        Row("frame", ms(120), f"QGIS {ms(240)}", times(over(240, 120)), "≥ 5 ×", at_least(2, 5))
    ]
    full = figure_table(rows, is_full_size=True)
    assert "| frame | 120 ms | QGIS 240 ms | 2.0 × | ≥ 5 × | **no** |" in full
    assert "**no**" not in figure_table(rows, is_full_size=False), "aims are for the full size"
