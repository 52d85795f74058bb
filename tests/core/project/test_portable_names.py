"""Names of files in packages are names everywhere."""

import pytest

from gisapp.core.project.portable_names import is_portable, portable


@pytest.mark.parametrize(
    "name",
    [
        *("", ".", "..", "a/b", "a\\b", "C:", "a:b", "CON", "con.txt", "Lpt1.csv", "aux ", "a."),
        *("a ", "a\0b", "a\nb", "a\udc80", "*", "字" * 100, "COM¹"),
    ],
)
def test_what_some_system_does_not_take_is_made_portable(name: str) -> None:
    assert not is_portable(name)
    assert is_portable(portable(name))


@pytest.mark.parametrize("name", ["地块 (2).shp", ".hidden", "console.csv", "a..b", "Über.gpkg"])
def test_what_all_take_stays(name: str) -> None:
    assert is_portable(name)
    assert portable(name) == name


def test_a_name_that_is_cut_keeps_its_suffix() -> None:
    assert portable("字" * 100 + ".shp").endswith("字.shp")
