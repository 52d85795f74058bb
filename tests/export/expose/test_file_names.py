"""Files of sheets have names that any system takes, and no two the same."""

import pytest

from gisapp.core.project.portable_names import is_portable
from gisapp.export.expose.file_names import FileNames

HOSTILE = (
    'a/b\\c:d*e?f"g<h>i|j',
    "con",
    "NUL.txt",
    "..",
    ".",
    "",
    "   ",
    "name.",
    "\0\n\t",
    "名" * 20_000,
    "x" * 20_000,
    "\ud800",
    "../../etc/passwd",
    "😀" * 100,
    "\u202efdp.exe",
)


@pytest.mark.parametrize("suffix", [".pdf", ".html"])
def test_every_name_is_portable_and_short(suffix: str) -> None:
    names = FileNames(suffix)
    given = [names.of(each, "") for each in HOSTILE]
    assert all(map(is_portable, given))
    assert all(name.endswith(suffix) and len(name) < 100 for name in given)
    assert not any("\u202e" in name for name in given), "nothing is read backwards"
    assert len({name.casefold() for name in given}) == len(HOSTILE)


def test_names_that_systems_take_for_the_same_are_numbered() -> None:
    names = FileNames(".pdf")
    given = [names.of(each) for each in ("Café", "cafe\u0301", "CAFÉ", "café (2)")]
    assert given[0] == "Café.pdf"
    assert len({each.casefold() for each in given}) == 4


def test_a_name_that_is_its_key_stands_once() -> None:
    assert FileNames(".pdf").of("A01", "A01") == "A01.pdf"
    assert FileNames(".pdf").of("A01", "North plot") == "A01 North plot.pdf"
