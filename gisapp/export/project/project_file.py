"""A project is written: whole or not at all, and not over what another window has saved."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

from gisapp.core.project.project import Project
from gisapp.core.project.project_json import project_as_json
from gisapp.core.project.unknown_parts import with_unknown_parts
from gisapp.errors import ExportError
from gisapp.export.atomic_file import whole_file
from gisapp.part_files import claim
from gisapp.sources.project.project_file import content_of, digest_of, digest_on_disk


def write_project(
    project: Project,
    path: Path,
    kept: Mapping[str, Any],
    expected: str | None = None,
) -> tuple[Mapping[str, Any], str]:
    """Write a project to its file.

    Parameters
    ----------
    project : Project
    path : Path
        The file, new or old.
    kept : mapping
        The document that was read or written last; what this version doesn't know of it stays.
    expected : str or None
        The digest that the file had when it was read or written last; None to replace any.

    Returns
    -------
    document : mapping
        What was written.
    digest : str
        Of the file now.

    Raises
    ------
    ExportError
        Another window has written the file since, with the code "project_changed_elsewhere"; or
        it cannot be written.
    SourceError
        It cannot be read any more.
    """
    path = path.absolute()
    document = with_unknown_parts(project_as_json(project, str(path.parent)), kept)
    content = content_of(document)
    with _alone(path):
        # One that is gone is lost to nobody when it comes back.
        if expected is not None and digest_on_disk(path) not in (expected, ""):
            raise ExportError("project_changed_elsewhere", path=path)
        with whole_file(path) as part:
            part.write_bytes(content)
    return document, digest_of(content)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Keep other windows from comparing and replacing a file at the same time."""
    with ExitStack() as stack:
        # A new file nobody has; and some drives know no claims.
        with suppress(OSError):
            claim(stack.enter_context(path.open("rb")).fileno(), waits=True)
        yield
