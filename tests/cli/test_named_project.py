"""Projects are told from other sources."""

from pathlib import Path

from gisapp.cli.named_project import is_project


def test_only_projects_are_projects(tmp_path: Path) -> None:
    assert not is_project("plots.gpkg")
    assert not is_project(str(tmp_path))
    assert is_project("park.gisapp")
