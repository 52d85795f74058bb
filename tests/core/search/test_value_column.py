"""How a hit tells the value that it was found by."""

from gisapp.core.search.value_column import field_and_value


def test_field_and_value_are_told_in_both_languages() -> None:
    told = field_and_value("flag", "yes", "是")
    assert (told.en, told.zh) == ("flag: yes", "flag: 是")
    assert field_and_value("面积", "630").zh == "面积: 630"
