"""What stands beside a map, and what goes elsewhere where there is no room."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QImage

from gisapp.core.text.sheet_text import RowText
from gisapp.export.expose.arrangement import Arrangement
from gisapp.export.expose.packed_image import packed_image
from gisapp.export.expose.paper_pictures import MapBlock, Photos
from gisapp.export.expose.paper_rows import Block, FactRow
from gisapp.export.expose.sheet import Sheet, SheetPicture, SheetRow, SheetSection
from tests.export.expose.sheets import look_of, request_of, sheet_of

pytestmark = pytest.mark.usefixtures("qapp")


def parts(sheet: Sheet) -> Arrangement:
    return Arrangement(sheet, look_of(request_of("changdong")), 698.0)


def beside(sheet: Sheet) -> list[Block]:
    [shown] = [
        each for unit in parts(sheet).across() for each in unit if isinstance(each, MapBlock)
    ]
    return list(shown.beside)


def labels(blocks: list[Block]) -> list[str]:
    return [each.row.text.label for each in blocks if isinstance(each, FactRow)]


@pytest.fixture(scope="module")
def park() -> Sheet:
    return sheet_of(request_of("changdong"))


def section(count: int) -> SheetSection:
    rows = tuple(SheetRow(RowText(f"Contact {number}", "somebody")) for number in range(count))
    return SheetSection("Contacts", rows)


def test_contacts_have_room_beside_the_map_unless_they_are_very_many(park: Sheet) -> None:
    few = replace(park, beside=(*park.beside, section(3)))
    assert "Contact 2" in labels(beside(few))
    many = replace(park, beside=(*park.beside, section(90)))
    assert "Contact 2" not in labels(beside(many))
    in_columns = [each for unit in parts(many).in_columns() for each in unit]
    assert "Contact 89" in labels(in_columns)


def test_without_a_map_all_of_it_is_in_the_columns(park: Sheet) -> None:
    bare = replace(park, map=None)
    in_columns = [each for unit in parts(bare).in_columns() for each in unit]
    assert "Motorway" in labels(in_columns)


def test_a_photo_stands_beside_the_map_where_it_has_room(park: Sheet) -> None:
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    pictures = (SheetPicture("a.jpg", packed_image(image, b"jpeg"), 30, 20),) * 2
    short = replace(park, pictures=pictures, beside=(section(2),))
    assert any(isinstance(each, Photos) for each in beside(short))
    rows = [each for unit in parts(short).at_the_end() for each in unit if isinstance(each, Photos)]
    assert [len(row.pictures) for row in rows] == [1], "the other one"
    full = replace(park, pictures=pictures)
    assert not any(isinstance(each, Photos) for each in beside(full))
