"""Keys lie in the system's keyring, and only where there is none in a file of the user's alone."""

import random
import stat
from pathlib import Path

import pytest

from gisapp.session.key_places import KeptKey, KeyPlaces
from tests.keyrings import LockedKeyring, PlainKeyring, WorkingKeyring, in_use
from tests.killing import KILLS, kill_while_it_writes

ENDLESS = """
import sys
from pathlib import Path
from gisapp.session.key_places import KeyPlaces
places = KeyPlaces(Path(sys.argv[1]))
places.keep("other", "stays")
print("writing", flush=True)
while True:
    places.keep("map", "x" * 500_000)
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings" / "keys.json"


def test_a_key_lies_in_the_keyring_and_in_no_file(file: Path) -> None:
    backend = WorkingKeyring()
    with in_use(backend):
        assert KeyPlaces(file).keep("map", "s3cret") == "keyring"
        assert KeyPlaces(file).find("map") == KeptKey("s3cret", "keyring")
    assert backend.kept == {("gisapp", "map"): "s3cret"}
    assert not file.parent.exists()


@pytest.mark.parametrize("backend", [LockedKeyring(), PlainKeyring(), None])
def test_without_a_keyring_it_lies_in_a_private_file(
    file: Path, backend: WorkingKeyring | None
) -> None:
    def keep_and_find() -> None:
        assert KeyPlaces(file).keep("map", "s3cret") == "file"
        assert KeyPlaces(file).find("map") == KeptKey("s3cret", "file")

    if backend is None:
        keep_and_find()
    else:
        with in_use(backend):
            keep_and_find()
        assert not backend.kept
    modes = [stat.S_IMODE(each.stat().st_mode) for each in (file.parent, file)]
    assert modes == [0o700, 0o600]
    assert list(file.parent.iterdir()) == [file]


def test_once_there_is_a_keyring_a_new_key_leaves_the_file(file: Path) -> None:
    KeyPlaces(file).keep("map", "old")
    KeyPlaces(file).keep("other", "stays")
    with in_use(WorkingKeyring()):
        assert KeyPlaces(file).find("map") == KeptKey("old", "file")
        KeyPlaces(file).keep("map", "new")
        assert KeyPlaces(file).find("map") == KeptKey("new", "keyring")
    assert KeyPlaces(file).find("map") == KeptKey("", "file")
    assert KeyPlaces(file).find("other").key == "stays"


@pytest.mark.parametrize("content", [b"", b"\xff", b"[]", b'{"map": 7}'])
def test_a_file_that_is_no_list_of_keys_has_none(file: Path, content: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    assert KeyPlaces(file).find("map") == KeptKey("", "file")
    assert KeyPlaces(file).keep("map", "s3cret") == "file"
    assert KeyPlaces(file).find("map").key == "s3cret"


def test_where_nothing_can_be_written_it_is_kept_nowhere(file: Path) -> None:
    file.parent.touch()
    assert KeyPlaces(file).keep("map", "s3cret") == "memory"
    assert KeyPlaces(None).keep("map", "s3cret") == "memory"
    assert KeyPlaces(None).find("map") == KeptKey("", "memory")


def test_killed_at_any_moment_no_key_is_lost(file: Path) -> None:
    chance = random.Random(9)
    for _ in range(KILLS):
        kill_while_it_writes(ENDLESS, file, chance=chance)
        assert KeyPlaces(file).find("other").key == "stays"
        assert KeyPlaces(file).find("map").key in ("", "x" * 500_000)
    KeyPlaces(file).keep("map", "s3cret")
    assert list(file.parent.iterdir()) == [file]
