"""What a sheet says of itself, and what it says without sources."""

from gisapp.core.text.sheet_text import RowText
from gisapp.export.expose.sheet import SheetRow
from tests.export.expose.sheets import request_of, sheet_of


def test_a_mark_names_sources_and_the_place_in_them() -> None:
    text = RowText("Area", "1 mu")
    assert SheetRow(text, (1, 3)).mark == "[1][3]"
    assert SheetRow(text, (2,), "¶5").mark == "[2] ¶5"
    assert SheetRow(text, (), "¶5").mark == ""


def test_a_title_has_both_names_and_texts_have_all_names() -> None:
    sheet = sheet_of(request_of("changdong"))
    assert sheet.title == "Changdong Industrial Park · 昌东工业园"
    assert {"昌东工业园", "Qingshanhu District"} <= set(sheet.texts)
    bare = sheet.without_sources()
    assert bare.sources == ()
    assert all(not row.mark for section in bare.sections for row in section.rows)
    assert len(bare.sections) == len(sheet.sections)
