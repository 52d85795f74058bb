"""The command line tells a failure or a problem with the option that helps against it."""

import re

import pytest

from gisapp.cli.hints import phrase_of, told
from gisapp.core.layers.layer import Problem
from gisapp.errors import CrsError, RenderError, SourceError
from gisapp.words import LANGUAGES, Language, load_words

WORDS = load_words("en")
NO_CRS = CrsError(
    "no_crs",
    path="a.shp",
    layer="a",
    proposal="most likely EPSG:4527",
    xmin=39500000,
    xmax=39600000,
    ymin=3100000,
    ymax=3200000,
)


def test_the_option_stands_in_the_sentence() -> None:
    assert told(SourceError("wrong_encoding", path="plots.dbf"), WORDS) == (
        "plots.dbf: its texts are not in the encoding that it states; name the right one with "
        "--encoding, for example --encoding GB18030."
    )


def test_the_option_names_the_crs_that_fits_the_numbers() -> None:
    assert told(NO_CRS, WORDS).endswith(
        "name the right one with --crs (auto for the likeliest), most likely EPSG:4527."
    )
    chinese = "请用 --crs 指定正确的坐标系（auto 表示最可能的一种），most likely EPSG:4527。"
    assert told(NO_CRS, load_words("zh")).endswith(chinese)


def test_a_failure_without_an_option_is_told_as_it_is() -> None:
    failure = SourceError("empty_file", path="plots.shp")
    assert told(failure, WORDS) == str(failure)


def test_a_failure_without_values_has_its_option_too() -> None:
    assert told(RenderError("no_display_at_all"), WORDS).endswith("--screenshot FILE.png.")


def test_a_problem_that_ends_a_command_is_told_as_info_tells_it() -> None:
    large = Problem.of("too_large", 1, file="a.csv", layer="a", gigabytes=1.5, features="9")
    ended = SourceError("not_whole", why=phrase_of(large))
    assert told(ended, WORDS) == told(large, WORDS)
    assert "--memory" in told(ended, WORDS)
    stopped = Problem.of("stopped", features="9", file="a.csv")
    assert str(phrase_of(stopped)) == stopped.message


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_sentence_says_once_what_to_do(language: Language) -> None:
    entries = load_words(language).entries
    for code, sentence in entries.items():
        if code.startswith("option."):
            assert len(re.findall("[;；]", sentence)) <= 1, sentence
            assert "name it" not in sentence
