"""Every sheet says where its subject lies, what the map is not, and when it was made."""

from dataclasses import replace

from gisapp.export.expose.blank_sheets import ALONE_PX, BESIDE_PX, BlankSheets
from gisapp.export.expose.distances import Landmarks
from gisapp.export.expose.request import SheetParts, content_of
from tests.export.expose.sheets import feature, request_of


def blanks(parts: SheetParts | None = None, without_ground: bool = False) -> BlankSheets:
    request = request_of("changdong")
    kept = tuple(each for each in request.layers if each.group == "parks" or not without_ground)
    content = content_of(replace(request, layers=kept))
    known = Landmarks(()) if without_ground else Landmarks(content.shown.layers)
    return BlankSheets(content, parts or SheetParts(), request.date, known)


def test_a_map_is_narrower_where_something_stands_beside_it() -> None:
    sheet = blanks().blank("a", (feature("changdong"),), "2017", 3_000)
    assert sheet.map is not None
    assert (sheet.map.viewport.width, sheet.map.viewport.height) == BESIDE_PX
    assert sheet.beside[0].title == "Straight-line distances"
    assert "nearest point" in sheet.beside[0].note
    alone = blanks(without_ground=True).blank("a", (feature("changdong"),), "2017")
    assert alone.map is not None
    assert (alone.map.viewport.width, alone.map.viewport.height) == ALONE_PX


def test_a_map_says_that_it_is_no_survey_and_whose_data_it_shows() -> None:
    sheet = blanks().blank("a", (feature("changdong"),), "")
    assert sheet.map is not None
    assert sheet.map.caption.startswith("Hand-drawn shapes show no boundary")
    assert "Natural Earth" in sheet.map.caption
    assert sheet.dates == "Made on 27 November 2026 · time of the data not stated"
    assert sheet.disclaimer


def test_without_a_place_there_is_a_reason_unless_nobody_wants_a_map() -> None:
    assert blanks().blank("a", (), "").map_missing == "It has no place on the map."
    assert blanks(SheetParts(map=False)).blank("a", (), "").map_missing == ""
