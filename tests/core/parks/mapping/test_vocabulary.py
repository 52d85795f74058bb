"""Known headings say whether only the user can tell what they mean."""

from gisapp.core.parks.mapping.vocabulary import KnownHeading


def test_an_ambiguous_heading_is_known_as_such() -> None:
    number = KnownHeading("编号", "hans", "any", "record_id", "", "ambiguous: plot or project")
    name = KnownHeading("园区名称", "hans", "park", "park_name", "", "")

    assert [number.is_ambiguous, name.is_ambiguous] == [True, False]
