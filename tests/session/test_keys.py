"""Keys are looked up when they are needed, and are nowhere but where they are kept."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gisapp.session.keys import Keys
from gisapp.session.settings import Settings
from tests.keyrings import WorkingKeyring, in_use


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings" / "window.ini"


@pytest.fixture
def keys(path: Path) -> Iterator[Keys]:
    keys = Keys(Settings(path))
    yield keys
    keys.close()


def looked_up(qtbot: QtBot, keys: Keys, service: str) -> str:
    found: list[str] = []
    keys.look_up(service, lambda: found.append(keys.of(service)))
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


def test_what_was_entered_is_known_at_once_and_at_the_next_start(
    qtbot: QtBot, keys: Keys, path: Path
) -> None:
    with qtbot.waitSignal(keys.changed):
        keys.enter("map", "s3cret")
        assert keys.of("map") == "s3cret"
        assert keys.place_of("map") == "memory"
    assert keys.place_of("map") == "file"
    again = Keys(Settings(path))
    assert again.of("map") == ""
    assert looked_up(qtbot, again, "map") == "s3cret"
    assert again.place_of("map") == "file"


def test_a_service_without_a_key_is_asked_for_once(qtbot: QtBot, keys: Keys) -> None:
    assert looked_up(qtbot, keys, "map") == ""
    called: list[str] = []
    keys.look_up("map", lambda: called.append("at once"))
    assert called == ["at once"]


def test_the_last_of_several_keys_is_the_one(qtbot: QtBot, keys: Keys, path: Path) -> None:
    for number in range(5):
        keys.enter("map", f"key {number}")
    assert keys.of("map") == "key 4"
    keys.close()
    assert looked_up(qtbot, Keys(Settings(path)), "map") == "key 4"


def test_a_key_in_the_settings_of_an_earlier_version_moves_to_the_keyring(
    qtbot: QtBot, path: Path
) -> None:
    Settings(path).remember("key/map", "s3cret")
    Settings(path).remember("theme", "dark")
    backend = WorkingKeyring()
    with in_use(backend):
        keys = Keys(Settings(path))
        with qtbot.waitSignal(keys.changed):
            assert looked_up(qtbot, keys, "map") == "s3cret"
    assert backend.kept == {("gisapp", "map"): "s3cret"}
    assert keys.place_of("map") == "keyring"
    assert "s3cret" not in path.read_text()
    assert Settings(path).word("theme", ("dark",)) == "dark"
    assert list(path.parent.iterdir()) == [path]


def test_a_key_that_can_be_moved_nowhere_stays_where_it_is(qtbot: QtBot, path: Path) -> None:
    Settings(path).remember("key/map", "s3cret")
    (path.parent / "keys.json").mkdir()
    keys = Keys(Settings(path))
    with qtbot.waitSignal(keys.changed):
        assert looked_up(qtbot, keys, "map") == "s3cret"
    assert Settings(path).text("key/map") == "s3cret"


def test_without_settings_a_key_is_kept_until_the_end(qtbot: QtBot) -> None:
    keys = Keys(Settings(None))
    assert looked_up(qtbot, keys, "map") == ""
    with qtbot.waitSignal(keys.changed):
        keys.enter("map", "s3cret")
    assert (keys.of("map"), keys.place_of("map")) == ("s3cret", "memory")
    assert keys.file is None


def test_the_system_is_not_asked_before_a_key_is_needed(keys: Keys) -> None:
    sys.modules.pop("keyring.core", None)
    assert keys.of("map") == ""
    assert "keyring.core" not in sys.modules
