"""Whose work gisapp is made of is told in both languages, with the licences that ask for it."""

from importlib.metadata import distribution
from pathlib import Path

import pytest

from gisapp import paths
from gisapp.notices import load_notices, notices_text, packages_here, page_notices
from gisapp.words import LANGUAGES, Language, load_words

ROOT = Path(__file__).parent.parent
LEAFLET = distribution("django-js-lib-leaflet")


def test_the_licence_of_the_program_is_the_one_it_is_published_under() -> None:
    [own] = [each for each in load_notices() if each.name == "gisapp"]
    assert own.text == (ROOT / "LICENSE").read_text(encoding="utf-8").strip()


def test_the_notice_of_leaflet_is_that_of_the_version_which_the_page_has() -> None:
    [leaflet] = [each for each in load_notices() if each.name.startswith("Leaflet")]
    assert LEAFLET.version.startswith(leaflet.name.removeprefix("Leaflet "))
    files = [each for each in LEAFLET.files or () if each.name == "LICENSE"]
    assert leaflet.text.split() == files[0].read_text().split()


def test_each_text_is_used_and_each_work_has_a_use_in_both_languages() -> None:
    for notice in load_notices():
        assert set(notice.use) == set(LANGUAGES)
        assert notice.name
        assert notice.licence
        assert notice.holder
    everything = notices_text(load_words("en"))
    for path in (paths.resources() / "notices").iterdir():
        assert path.read_text(encoding="utf-8").strip() in everything


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_has_the_licences_of_what_is_in_it_and_no_others(language: Language) -> None:
    text = page_notices(language)
    assert "Redistribution and use in source and binary forms" in text
    assert "GNU LESSER" not in text
    assert len(text) < 8000
    assert all(notice.use[language] in text for notice in load_notices() if notice.in_page)


def test_the_packages_that_are_used_are_named_with_their_licences() -> None:
    licences = {name.split()[0].lower(): licence for name, licence in packages_here()}
    assert licences["numpy"].startswith("BSD-3-Clause")
    assert licences["shiboken6"].startswith("LGPL-3.0-only")
    assert licences["pyarrow"] == "Apache-2.0"
    assert "pytest" not in licences, "only what the program itself needs"
