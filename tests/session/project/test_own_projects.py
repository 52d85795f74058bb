"""Which projects the user wrote is known from one session to the next."""

from pathlib import Path

import pytest

from gisapp.session.project.own_projects import OwnProjects
from gisapp.session.settings import Settings


def test_projects_are_known_by_any_of_their_names_and_later_too(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "window.ini")
    own = OwnProjects(settings)
    own.note(tmp_path / "a.gisapp")
    (tmp_path / "link.gisapp").symlink_to(tmp_path / "a.gisapp")
    assert own.has(tmp_path / "link.gisapp")
    again = OwnProjects(settings)
    assert again.has(tmp_path / "a.gisapp")
    assert not again.has(tmp_path / "b.gisapp")


@pytest.mark.parametrize("text", ["{", "{}", "[1, null]", "[" * 9999])
def test_what_someone_else_wrote_into_the_settings_is_nothing(tmp_path: Path, text: str) -> None:
    settings = Settings(tmp_path / "window.ini")
    settings.remember("own_projects", text)
    assert not OwnProjects(settings).has(tmp_path / "a.gisapp")
