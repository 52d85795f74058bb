"""The command line tells a failure or a problem with the option that helps against it."""

from gisapp.cli.hints import told
from gisapp.core.layers.layer import Problem
from gisapp.errors import CrsError, RenderError, SourceError


def test_the_option_follows_the_sentence_of_the_failure() -> None:
    failure = SourceError("wrong_encoding", path="plots.dbf")
    assert told(failure) == (
        f"{str(failure).rstrip('.')}; name it with --encoding, for example --encoding GB18030."
    )


def test_the_option_names_the_crs_that_fits_the_numbers() -> None:
    failure = CrsError(
        "no_crs",
        path="a.shp",
        layer="a",
        proposal="such as EPSG:4527",
        code="EPSG:4527",
        xmin=39500000,
        xmax=39600000,
        ymin=3100000,
        ymax=3200000,
    )
    assert told(failure).endswith("; name it with --crs, for example --crs EPSG:4527.")


def test_a_failure_without_an_option_is_told_as_it_is() -> None:
    failure = SourceError("empty_file", path="plots.shp")
    assert told(failure) == str(failure)


def test_a_problem_that_has_no_values_is_told_as_it_is() -> None:
    assert told(Problem("too_large", "It is too large.")) == "It is too large."


def test_a_failure_without_values_has_its_hint_too() -> None:
    assert told(RenderError("no_display_at_all")).endswith("--screenshot FILE.png.")
