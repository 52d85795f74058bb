"""What headings of several meanings may mean beside the likeliest."""

from gisapp.core.parks.mapping.alternatives import other_meanings
from gisapp.grammar import grammar
from gisapp.sources.parks.known_headings import known_headings


def test_others_are_properties_that_there_are() -> None:
    properties = known_headings().schema.properties
    assert "floor_area" in other_meanings("area_unspecified", properties)
    assert other_meanings("area_unspecified", ["land_area"]) == ("land_area",)
    assert other_meanings("phone", properties) == ()


def test_the_tables_of_headings_name_no_property_that_there_is_not() -> None:
    table = grammar("headings")
    parents = (code for rows in table["parents"].values() for *_, codes in rows for code in codes)
    lists = (table["telling_apart"], table["keys"], table["names"], table["other_meanings"])
    named = {code for each in lists for codes in each.values() for code in codes}
    unknown = {
        *named,
        *parents,
        *table["other_meanings"],
    } - known_headings().schema.properties.keys()
    assert not unknown
