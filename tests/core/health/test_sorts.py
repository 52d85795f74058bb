"""Every finding has a group, and every group and code has words."""

import re
from pathlib import Path

import gisapp.core.health
from gisapp.core.health.finding import Finding
from gisapp.core.health.sorts import SORTS, counted, sort_of
from gisapp.words import load_words


def test_findings_are_counted_by_group() -> None:
    counts = counted([Finding("overlap", "a"), Finding("drawn_twice", "a"), Finding("cell", "b")])
    assert (counts["overlap"], counts["cell"], counts["old"]) == (2, 1, 0)
    assert list(counts) == list(SORTS)
    assert sort_of(Finding("old_rows", "a")) == "old"


def test_groups_and_codes_have_words() -> None:
    for words in (load_words("en"), load_words("zh")):
        for sort, codes in SORTS.items():
            assert f"health.sort.{sort}" in words
            assert all(f"health.{code}" in words for code in codes)


def test_no_rule_finds_what_has_no_group() -> None:
    known = {code for codes in SORTS.values() for code in codes}
    folder = Path(gisapp.core.health.__file__).parent
    text = "".join(path.read_text("utf-8") for path in folder.glob("*.py") if path.stem != "check")
    named = set(re.findall(r'(?:Finding|each|_of|_of_rows)\(\s*(?:layer, subject, )?"(\w+)"', text))
    assert named
    assert named <= known
