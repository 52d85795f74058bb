"""Fact sheets on paper: their text is found in both languages, each begins a page."""

from pathlib import Path

import pytest

from gisapp.errors import ExportError
from gisapp.export.expose.pdf import write_pdf
from gisapp.words import LANGUAGES, Language
from tests.export.expose.sheets import DATE, look_of, request_of, sheets_of
from tests.export.layout.pdfs import page_size_mm, pages_of, text_of

pytestmark = pytest.mark.usefixtures("qapp")

WORDS = {
    "en": ("Changdong Industrial Park", "昌东工业园", "21.5 km²", "Not stated", "[1]", "Airport"),
    "zh": (
        "昌东工业园",
        "Changdong Industrial Park",
        "21.5 平方公里",
        "未说明",
        "直线距离",
        "机场",
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_text_is_found_in_both_languages(tmp_path: Path, language: Language) -> None:
    request = request_of("changdong", "led-cluster", "zhaochi", language=language)
    path = tmp_path / "sheets.pdf"
    assert write_pdf(sheets_of(request), look_of(request), path, "Sheets", DATE) == 3
    text = text_of(path).replace(" ", "")
    for word in WORDS[language]:
        assert word.replace(" ", "") in text
    assert page_size_mm(path) == (210, 297)
    assert 3 <= pages_of(path) <= 6, "one page or two each"
    assert path.stat().st_size < 600_000


def test_the_same_sheets_are_the_same_bytes(tmp_path: Path) -> None:
    request = request_of("led-cluster")
    paths = tmp_path / "a.pdf", tmp_path / "b.pdf"
    for path in paths:
        write_pdf(sheets_of(request), look_of(request), path, "Sheet", DATE)
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    request = request_of("led-cluster")
    with pytest.raises(ExportError, match="folder"):
        write_pdf(sheets_of(request), look_of(request), tmp_path, "Sheet", DATE)
