"""Files that were opened lately are known at the next start, as long as they exist."""

from pathlib import Path

import pytest

from gisapp.session.recent_files import MOST_FILES, RecentFiles
from gisapp.session.settings import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings" / "window.ini")


def files(folder: Path, count: int) -> list[str]:
    paths = [folder / f"{number}.geojson" for number in range(count)]
    for path in paths:
        path.touch()
    return [str(path) for path in paths]


def test_the_last_one_is_the_first_at_the_next_start(settings: Settings, tmp_path: Path) -> None:
    first, second = files(tmp_path, 2)
    recent = RecentFiles(settings)
    for uri in (first, second, first):
        recent.note(uri)
    assert RecentFiles(settings).existing == (first, second)


def test_no_more_are_kept_than_one_looks_through(settings: Settings, tmp_path: Path) -> None:
    recent = RecentFiles(settings)
    named = files(tmp_path, MOST_FILES + 3)
    for uri in named:
        recent.note(uri)
    assert recent.existing == tuple(reversed(named[3:]))


def test_one_that_is_gone_is_not_offered_until_it_is_back(
    settings: Settings, tmp_path: Path
) -> None:
    (uri,) = files(tmp_path, 1)
    recent = RecentFiles(settings)
    recent.note(f"{uri}::plots")
    Path(uri).unlink()
    assert not recent.existing
    Path(uri).touch()
    assert recent.existing == (f"{uri}::plots",)


def test_an_address_is_kept_as_it_is_but_none_with_a_secret(settings: Settings) -> None:
    recent = RecentFiles(settings)
    for uri in (
        "https://data.example/plots.geojson",
        "https://user:word@data.example/plots.geojson",
        "https://data.example/plots.geojson?token=abc",
    ):
        recent.note(uri)
    assert recent.existing == ("https://data.example/plots.geojson",)


def test_the_user_clears_them(settings: Settings, tmp_path: Path) -> None:
    recent = RecentFiles(settings)
    recent.note(files(tmp_path, 1)[0])
    recent.clear()
    assert RecentFiles(settings).all.value == ()


@pytest.mark.parametrize("text", ["no JSON", "{}", "[1, null]", "[" * 100_000])
def test_what_someone_else_wrote_there_is_left_out(settings: Settings, text: str) -> None:
    settings.remember("recent_files", text)
    assert RecentFiles(settings).all.value == ()
