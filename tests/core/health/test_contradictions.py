"""Sources that state different values of one figure are told; rounding is not."""

from dataclasses import replace
from pathlib import Path

from gisapp.core.health.contradictions import contradictions
from gisapp.core.parks.facts import Period
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping, LayerMapping
from gisapp.core.progress import NO_PROGRESS
from gisapp.words import load_words
from tests.deliveries import opened, write_book
from tests.untidy_parks import checked

LEDGER = LayerMapping(
    kind="plot", key="no", columns=(ColumnMapping("area", "land_area", "m2", basis="land"),)
)
SURVEY = LayerMapping(
    kind="plot", key="id", columns=(ColumnMapping("mu", "land_area", "mu", basis="land"),)
)


def test_two_files_differ_beyond_rounding(tmp_path: Path) -> None:
    ledger = opened(write_book(tmp_path, "a.xlsx", [("no", "area"), ("A1", 10000), ("A2", 20000)]))
    survey = opened(write_book(tmp_path, "b.xlsx", [("id", "mu"), ("a1", 15.0), ("A2", 33)]))
    both = checked([(ledger, LEDGER), (survey, SURVEY)])
    (found,) = contradictions(both, ledger, NO_PROGRESS)
    assert (found.key, found.feature_ids) == ("A2", (3,))
    assert found.sentence(load_words("en")) == (
        "A2: Land area is 20,000 m2 in area, and 22,000 m2 in mu of 台账."
    )
    assert list(contradictions(both, survey, NO_PROGRESS)) == []


def test_figures_of_other_years_and_kinds_are_no_contradiction(tmp_path: Path) -> None:
    ledger = opened(write_book(tmp_path, "a.xlsx", [("no", "area"), ("A1", 1)]))
    survey = opened(write_book(tmp_path, "b.xlsx", [("id", "mu"), ("A1", 99)]))
    (column,) = SURVEY.columns
    for other in (
        replace(column, period=Period("2020", "2020", "year")),
        replace(column, kind="planned"),
        replace(column, basis="floor"),
    ):
        both = checked([(ledger, LEDGER), (survey, replace(SURVEY, columns=(other,)))])
        assert list(contradictions(both, ledger, NO_PROGRESS)) == []


def test_two_columns_of_one_table_may_contradict_each_other(tmp_path: Path) -> None:
    rows = [("no", "area", "mu"), ("A1", 10000, 15), ("A2", 20000, 31)]
    layer = opened(write_book(tmp_path, "a.xlsx", rows))
    mapping = replace(LEDGER, columns=(*LEDGER.columns, *SURVEY.columns))
    (found,) = contradictions(checked([(layer, mapping)]), layer, NO_PROGRESS)
    assert found.key == "A2"
