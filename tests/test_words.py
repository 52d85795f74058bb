"""Words are found by their codes and filled in, and both languages say the same things."""

import json
from string import Formatter

import pytest

from gisapp import paths
from gisapp.words import LANGUAGES, Language, Words, load_words


def test_placeholders_are_filled_and_words_without_values_are_left_as_they_are() -> None:
    words = Words("en", {"area": "{number} mu", "braces": "{not filled}"})
    assert words("area", number=549) == "549 mu"
    assert words("braces") == "{not filled}"


def test_a_code_or_a_value_that_is_missing_is_a_bug_that_surfaces() -> None:
    words = Words("en", {"area": "{number} mu"})
    with pytest.raises(KeyError, match=r"no\.such\.code"):
        words("no.such.code")
    with pytest.raises(KeyError, match="number"):
        words("area", other=1)


def test_values_are_not_read_as_placeholders() -> None:
    words = Words("en", {"opening": "Opening {name}"})
    assert words("opening", name="{name} {0} %s") == "Opening {name} {0} %s"


def test_it_is_known_which_codes_have_words() -> None:
    words = load_words("en")
    assert "unit_name.mu" in words
    assert "unit_name.cubit" not in words


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_all_rooms_are_loaded(language: Language) -> None:
    folder = paths.resources() / "i18n" / language
    codes = {code for path in folder.glob("*.json") for code in json.loads(path.read_text())}
    assert load_words(language).language == language
    assert load_words(language).entries.keys() == codes
    assert load_words(language) is load_words(language), "the files are read once"


def test_both_languages_say_the_same_things_with_the_same_placeholders() -> None:
    english, chinese = (
        {
            code: sorted(name for _, name, _, _ in Formatter().parse(words) if name is not None)
            for code, words in load_words(language).entries.items()
        }
        for language in LANGUAGES
    )
    assert english == chinese


def test_no_file_says_a_code_twice() -> None:
    def once(entries: list[tuple[str, str]]) -> dict[str, str]:
        codes = [code for code, _ in entries]
        assert len(codes) == len(set(codes)), sorted(codes)
        return dict(entries)

    for path in (paths.resources() / "i18n").rglob("*.json"):
        json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=once)


def test_no_code_is_without_words() -> None:
    empty = [
        (language, code)
        for language in LANGUAGES
        for code, words in load_words(language).entries.items()
        if not words.strip()
    ]
    assert empty == []
