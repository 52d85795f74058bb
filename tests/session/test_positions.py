"""The system that coordinates are told in is chosen, prepared in a worker, and remembered."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from gisapp.errors import GisAppError
from gisapp.session.session import make_session
from gisapp.session.settings import Settings

NANCHANG = (12910834.5, 3329905.4)


def test_a_crs_comes_once_it_is_loaded_and_at_the_next_start_again(
    qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "window.ini"
    for is_first in (True, False):
        session = make_session(Settings(path), "en")
        positions = session.positions
        with qtbot.waitSignal(session.tasks.ended):
            if is_first:
                positions.choose("EPSG:2363")
            assert positions.text(*NANCHANG) == "28.64000, 115.98000"
        assert positions.text(*NANCHANG) == "39400266.95, 3169796.51 (EPSG:2363)"
        assert positions.others == ("EPSG:2363",)
        session.close()


def test_an_unknown_crs_is_told_and_changes_nothing(qtbot: QtBot) -> None:
    session = make_session(Settings(None), "en")
    failures: list[GisAppError] = []
    session.tasks.failed.connect(failures.append)
    with qtbot.waitSignal(session.tasks.ended):
        session.positions.choose("EPSG:1")
    assert [each.code for each in failures] == ["unknown_crs"]
    assert session.positions.style.value == "decimal"
    session.close()


def test_what_an_edited_file_remembers_is_not_trusted(tmp_path: Path) -> None:
    path = tmp_path / "window.ini"
    settings = Settings(path)
    settings.remember("coordinates", "EPSG:x")
    settings.remember_json("coordinate_systems", ["<b>", "EPSG:4548", 3])
    session = make_session(Settings(path), "en")
    assert session.positions.style.value == "decimal"
    assert session.positions.others == ("EPSG:4548",)
    session.close()
