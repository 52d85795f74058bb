"""File dialogs begin where a file was chosen last."""

from pathlib import Path

from gisapp.session.settings import Settings
from gisapp.session.start.last_folders import LastFolders


def test_each_purpose_has_its_folder_and_else_that_of_the_other(tmp_path: Path) -> None:
    maps, pages = tmp_path / "maps", tmp_path / "pages"
    for each in (maps, pages):
        each.mkdir()
    settings = Settings(tmp_path / "window.ini")
    folders = LastFolders(settings)
    assert folders.of("open") is None
    folders.note("open", maps / "plots.gpkg")
    assert folders.of("save") == maps
    folders.note("save", pages / "map.html")
    assert LastFolders(settings).of("save") == pages
    assert LastFolders(settings).of("open") == maps


def test_a_folder_that_is_gone_is_no_beginning(tmp_path: Path) -> None:
    folders = LastFolders(Settings(None))
    gone = tmp_path / "gone"
    gone.mkdir()
    folders.note("open", gone / "plots.gpkg")
    assert folders.of("open") == gone
    gone.rmdir()
    assert folders.of("open") is None
