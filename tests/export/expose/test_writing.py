"""Sheets are written to a file or a folder, whole or not at all."""

from pathlib import Path

import pytest

from gisapp.core.progress import Progress
from gisapp.errors import Cancelled, ExportError
from gisapp.export.expose.request import MOST_SHEETS
from gisapp.export.expose.writing import Written, format_of, write_folder, write_sheets
from tests.export.expose.sheets import own_layers, request_for, request_of, row
from tests.export.layout.pdfs import pages_of, text_of
from tests.own_files import write_plots

pytestmark = pytest.mark.usefixtures("qapp")

UIDS = ("led-cluster", "knitwear-cluster", "plan-13fyp", "urban-development-fund")


@pytest.mark.parametrize("suffix", [".pdf", ".html"])
def test_a_folder_gets_a_file_for_each_and_keeps_what_is_in_it(tmp_path: Path, suffix: str) -> None:
    folder = tmp_path / "deep" / "sheets"
    written = Written()
    assert write_folder(request_of(*UIDS[:2]), folder, suffix, written=written) == 2
    assert written.count == 2
    names = sorted(path.name for path in folder.iterdir())
    assert names == [
        f"knitwear-cluster Knitwear and garment industry{suffix}",
        f"led-cluster Electronic information (LED) industry{suffix}",
    ]
    (folder / "mine.txt").write_text("kept")
    write_folder(request_of(UIDS[0]), folder, suffix)
    assert len(list(folder.iterdir())) == 3


def test_one_file_has_all(tmp_path: Path) -> None:
    path = tmp_path / "all.pdf"
    assert write_sheets(request_of(*UIDS[:2]), path) == 2
    assert pages_of(path) == 2
    assert "Knitwear" in text_of(path)
    page = tmp_path / "all.htm"
    write_sheets(request_of(*UIDS[:2]), page)
    assert page.read_text("utf-8").count("<article") == 2


def test_what_is_written_before_a_cancel_stays_whole(tmp_path: Path) -> None:
    written, folder = Written(), tmp_path / "sheets"
    progress = Progress(lambda _: None, lambda: written.count == 2)
    with pytest.raises(Cancelled):
        write_folder(request_of(*UIDS), folder, ".pdf", progress, written)
    files = list(folder.iterdir())
    assert len(files) == written.count == 2
    assert all(pages_of(path) == 1 for path in files)
    path = tmp_path / "all.pdf"
    path.write_bytes(b"old")
    written.count = 0
    with pytest.raises(Cancelled):
        write_sheets(request_of(*UIDS), path, progress, written)
    assert path.read_bytes() == b"old"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["all.pdf", "sheets"]


def test_targets_that_cannot_be_written_are_one_sentence(tmp_path: Path) -> None:
    request = request_of(UIDS[0])
    with pytest.raises(ExportError, match="folder"):
        write_sheets(request, (tmp_path / "folder.pdf").parent / "none" / "a.pdf")
    (tmp_path / "is.pdf").mkdir()
    with pytest.raises(ExportError, match="is a folder"):
        write_sheets(request, tmp_path / "is.pdf")
    (tmp_path / "file").write_text("mine")
    with pytest.raises(ExportError, match="is a file"):
        write_folder(request, tmp_path / "file", ".pdf")
    with pytest.raises(ExportError, match=r"\.pdf, \.html"):
        format_of(tmp_path / "a.docx")


def test_nothing_and_far_too_many_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="Nothing"):
        write_sheets(request_of(), tmp_path / "a.pdf")
    with pytest.raises(ExportError, match="2,001"):
        write_sheets(request_of(*(UIDS[:1] * (MOST_SHEETS + 1))), tmp_path / "a.pdf")
    assert list(tmp_path.iterdir()) == []


def test_letters_that_no_font_has_are_noted(tmp_path: Path) -> None:
    layers = own_layers(write_plots(tmp_path, ["\U0001e900\U0001e901", "b", "c"]))
    written = Written()
    request = request_for(layers, row(layers, "地块台账", 1))
    write_sheets(request, tmp_path / "a.pdf", written=written)
    assert set("\U0001e900\U0001e901") >= set(written.boxes)
