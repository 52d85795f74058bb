"""What a window remembers from one start to the next."""

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray

from gisapp.session.settings import Settings, settings_path

THEMES = ("light", "dark")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "window.ini"


def test_the_next_start_finds_what_was_remembered(path: Path) -> None:
    before = Settings(path)
    before.remember("theme", "dark")
    before.remember("key/tianditu", "0a1b2c")
    before.remember("window", QByteArray(b"\x00\x01"))
    assert before.is_kept
    after = Settings(path)
    assert after.word("theme", THEMES) == "dark"
    assert after.text("key/tianditu") == "0a1b2c"
    assert after.place("window") == QByteArray(b"\x00\x01")


def test_at_the_first_start_there_is_nothing(path: Path) -> None:
    settings = Settings(path)
    assert settings.word("theme", THEMES) is None
    assert settings.text("key/tianditu") == ""
    assert settings.place("window") is None


@pytest.mark.parametrize("written", ["theme=sepia", "theme=@Invalid()", "theme=a, b", "", "[\x00"])
def test_a_file_that_was_edited_by_hand_is_as_good_as_none(path: Path, written: str) -> None:
    path.parent.mkdir()
    path.write_text(f"[General]\n{written}\n")
    settings = Settings(path)
    assert settings.word("theme", THEMES) is None
    assert settings.place("theme") is None


def test_without_a_file_nothing_is_remembered() -> None:
    settings = Settings(None)
    settings.remember("theme", "dark")
    assert not settings.is_kept
    assert settings.word("theme", THEMES) is None


def test_the_file_stands_in_the_configuration_of_the_user() -> None:
    path = settings_path()
    assert path.name == "window.ini"
    assert path.parent.name == "gisapp"
