"""What a user should know of a source that was opened is one sentence, with details."""

from dataclasses import replace

import pytest
import shapely

from gisapp.core.layers.layer import Layer, Problem
from gisapp.core.layers.symbology import Symbol
from gisapp.session.source_problems import message_on
from gisapp.sources.opened_source import OpenedSource
from gisapp.words import load_words
from tests.parks import embedded
from tests.render.maps import layer

WORDS = load_words("en")
BAD_RING = Problem("short_ring", "One ring is no outline.")
STOPPED = Problem("stopped", "Reading was stopped after 1 of 9 features.")


def with_problems(*problems: Problem) -> Layer:
    made = layer("point", [shapely.Point(1, 1)], Symbol(fill="#000000"))
    return replace(made, origin=replace(made.origin, problems=problems))


def said(*layers: Layer) -> tuple[str, str] | None:
    message = message_on(OpenedSource("data/plots.gpkg", layers), WORDS)
    return None if message is None else (message.sentence, message.details)


def test_where_all_is_well_nothing_is_said() -> None:
    assert said(with_problems()) is None


def test_a_problem_that_two_layers_share_is_one() -> None:
    shared = said(with_problems(BAD_RING), with_problems(BAD_RING))
    assert shared == ("plots.gpkg: One ring is no outline.", "")


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("stopped", "Stopped: plots.gpkg is shown as far as it was read."),
        ("incomplete", "plots.gpkg breaks off: it is shown as far as it could be read."),
        ("too_large", "plots.gpkg is larger than memory: it is shown as far as it could be read."),
    ],
)
def test_that_features_are_left_out_goes_before_other_problems(code: str, sentence: str) -> None:
    left_out = replace(STOPPED, code=code)
    assert said(with_problems(BAD_RING, left_out)) == (
        sentence,
        f"{BAD_RING.message}\n{STOPPED.message}",
    )


def test_a_source_without_features_is_said_to_be_empty() -> None:
    assert said() == ("plots.gpkg holds no features.", "")


def test_problems_of_the_facts_go_first() -> None:
    _, dataset = embedded()
    empty = Problem.of("empty_table", wording="park_table", file="a", table="fact", what="empty")
    opened = OpenedSource(
        "plots.gpkg", (with_problems(BAD_RING),), replace(dataset, problems=(empty.phrase,))
    )
    message = message_on(opened, WORDS)
    assert message is not None
    assert message.severity == "warning"
    assert message.sentence == "2 problems in plots.gpkg: the rest is shown."
    assert message.details == f"{empty.message}\n{BAD_RING.message}"
