"""Files that were opened lately are known at the next start, as long as they exist."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gisapp.session.settings import Settings
from gisapp.session.start.presence import Presence
from gisapp.session.start.recent_files import MOST_FILES, RecentFiles


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings" / "window.ini")


@pytest.fixture
def presence(qapp: object) -> Iterator[Presence]:
    presence = Presence()
    yield presence
    presence.close()


def files(folder: Path, count: int) -> list[str]:
    paths = [folder / f"{number}.geojson" for number in range(count)]
    for path in paths:
        path.touch()
    return [str(path) for path in paths]


def test_the_last_one_is_the_first_at_the_next_start(
    settings: Settings, presence: Presence, tmp_path: Path
) -> None:
    first, second = files(tmp_path, 2)
    recent = RecentFiles(settings, presence)
    for uri in (first, second, first):
        recent.note(uri)
    assert RecentFiles(settings, presence).existing == (first, second)


def test_no_more_are_kept_than_one_looks_through(
    settings: Settings, presence: Presence, tmp_path: Path
) -> None:
    recent = RecentFiles(settings, presence)
    named = files(tmp_path, MOST_FILES + 3)
    for uri in named:
        recent.note(uri)
    assert recent.existing == tuple(reversed(named[3:]))


def test_one_that_is_gone_is_not_offered_until_it_is_back(
    settings: Settings, presence: Presence, tmp_path: Path, qtbot: QtBot
) -> None:
    (uri,) = files(tmp_path, 1)
    recent = RecentFiles(settings, presence)
    recent.note(f"{uri}::plots")
    Path(uri).unlink()
    assert recent.existing == recent.all.value
    recent.look()
    qtbot.waitUntil(lambda: not recent.existing)
    Path(uri).touch()
    recent.look()
    qtbot.waitUntil(lambda: bool(recent.existing))
    assert recent.existing == (f"{uri}::plots",)


def test_an_address_is_kept_as_it_is_but_none_with_a_secret(
    settings: Settings, presence: Presence
) -> None:
    recent = RecentFiles(settings, presence)
    for uri in (
        "https://data.example/plots.geojson",
        "https://user:word@data.example/plots.geojson",
        "https://data.example/plots.geojson?token=abc",
    ):
        recent.note(uri)
    assert recent.existing == ("https://data.example/plots.geojson",)


def test_the_user_clears_them(settings: Settings, presence: Presence, tmp_path: Path) -> None:
    recent = RecentFiles(settings, presence)
    recent.note(files(tmp_path, 1)[0])
    recent.clear()
    assert RecentFiles(settings, presence).all.value == ()


@pytest.mark.parametrize("text", ["no JSON", "{}", "[1, null]", "[" * 100_000])
def test_what_someone_else_wrote_there_is_left_out(
    settings: Settings, presence: Presence, text: str
) -> None:
    settings.remember("recent_files", text)
    assert RecentFiles(settings, presence).all.value == ()
