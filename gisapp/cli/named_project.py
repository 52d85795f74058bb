"""A project may be named among the sources."""

from pathlib import Path

_PROJECT_SUFFIXES = (".gisapp", ".zip", "")
"""A folder may be an unpacked package."""


def is_project(source: str) -> bool:
    """Return True for a project, a package, and the folder of one."""
    path = Path(source)
    if path.suffix.lower() not in _PROJECT_SUFFIXES:
        # Others do without what reads projects, and start sooner so.
        return False
    from gisapp.sources.project.package import is_package, project_in

    return is_package(path) or project_in(path) is not None
