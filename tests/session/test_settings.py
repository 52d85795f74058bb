"""What a window remembers from one start to the next."""

import os
import random
import stat
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray

from gisapp.session.settings import Settings, settings_path
from tests.killing import KILLS, kill_while_it_writes

THEMES = ("light", "dark")
ENDLESS = """
import itertools, sys
from pathlib import Path
from PySide6.QtCore import QByteArray
from gisapp.session.settings import Settings
print("writing", flush=True)
for turn in itertools.count():
    settings = Settings(Path(sys.argv[1]))
    settings.remember("theme", ("light", "dark")[turn % 2])
    settings.remember("window", QByteArray(bytes([turn % 2]) * 50_000))
    del settings
"""


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "window.ini"


def test_the_next_start_finds_what_was_remembered(path: Path) -> None:
    before = Settings(path)
    before.remember("theme", "dark")
    before.remember("palette", "open,export")
    before.remember("window", QByteArray(b"\x00\x01"))
    assert before.is_kept
    after = Settings(path)
    assert after.word("theme", THEMES) == "dark"
    assert after.text("palette") == "open,export"
    assert after.place("window") == QByteArray(b"\x00\x01")


def test_at_the_first_start_there_is_nothing(path: Path) -> None:
    settings = Settings(path)
    assert settings.word("theme", THEMES) is None
    assert settings.text("palette") == ""
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


def test_only_the_user_can_read_it(path: Path) -> None:
    before = os.umask(0)
    settings = Settings(path)
    settings.remember("theme", "dark")
    del settings
    os.umask(before)
    assert (mode_of(path.parent), mode_of(path)) == (0o700, 0o600)


def test_a_file_that_others_could_read_is_closed_to_them(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("[General]\ntheme=dark\n")
    path.chmod(0o644)
    settings = Settings(path)
    settings.remember("theme", "light")
    del settings
    assert mode_of(path) == 0o600
    assert Settings(path).word("theme", THEMES) == "light"


def test_what_is_forgotten_is_in_the_file_no_more(path: Path) -> None:
    settings = Settings(path)
    settings.remember("key/tianditu", "0a1b2c")
    settings.remember("theme", "dark")
    settings.forget("key/tianditu")
    assert settings.text("key/tianditu") == ""
    assert "0a1b2c" not in path.read_text()
    assert Settings(path).word("theme", THEMES) == "dark"


def test_lists_and_tables_are_kept_and_what_is_none_in_an_edited_file_is_empty(path: Path) -> None:
    settings = Settings(path)
    settings.remember_json("files", ["地块.xlsx", "b.csv"])
    settings.remember_json("read_as", {"a.csv": {"crs": None}})
    assert Settings(path).texts("files") == ["地块.xlsx", "b.csv"]
    assert Settings(path).table("read_as") == {"a.csv": {"crs": None}}
    for edited in ("", "{", "[" * 100_000, "7", '{"a": 1}'):
        settings.remember("files", edited)
        assert settings.texts("files") == []
    settings.remember("read_as", "[]")
    assert settings.table("read_as") == {}


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "folder").touch()
    Settings(tmp_path / "folder" / "window.ini").remember("theme", "dark")
    assert (tmp_path / "folder").read_bytes() == b""


def test_killed_at_any_moment_it_is_whole_and_the_next_run_leaves_nothing(path: Path) -> None:
    chance = random.Random(3)
    for _ in range(KILLS):
        kill_while_it_writes(ENDLESS, path, chance=chance)
        settings = Settings(path)
        theme, layout = settings.word("theme", THEMES), settings.place("window")
        if theme is not None and layout is not None:
            assert layout.data() in (bytes(50_000), b"\1" * 50_000)
    settings = Settings(path)
    settings.remember("theme", "dark")
    del settings
    assert list(path.parent.iterdir()) == [path]
