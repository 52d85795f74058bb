"""A project file is read: whatever anybody wrote into it, what is sound of it comes."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from typing import Any

from gisapp.core.project.project import EMBEDDED, Project, ProjectSource
from gisapp.core.project.project_json import FORMAT, VERSION, project_as_json
from gisapp.core.project.project_parts import project_of_json
from gisapp.core.project.unknown_parts import unknown_parts
from gisapp.errors import Phrase, SourceError
from gisapp.sources.project.found_places import Search, is_there
from gisapp.sources.system_failures import of_file_system

SUFFIX = ".gisapp"
_LARGEST_BYTES = 64 * 1024**2
_DEEPEST = 60
"""Objects in objects in lists: nothing that a project keeps is nearly as deep."""
_MOST_NAMED = 8


@dataclass(frozen=True)
class ReadProject:
    """What a project file says.

    Parameters
    ----------
    path : Path
        The file, absolute.
    project : Project
        Each source with the place where it is, or was when the project was saved.
    document : mapping
        As it was read, for what this version doesn't know of it.
    digest : str
        Of the file's bytes.
    missing : frozenset of str
        The ids of the sources that are nowhere.
    problems : tuple of Phrase
        What was not as it should be.
    is_newer : bool
        True where a newer version wrote it.
    """

    path: Path
    project: Project
    document: Mapping[str, Any]
    digest: str
    missing: frozenset[str]
    problems: tuple[Phrase, ...]
    is_newer: bool = False


def is_project(path: Path) -> bool:
    """Return True for the name of a project file, but not for one that is being written."""
    return path.suffix.lower() == SUFFIX and not path.name.startswith(".")


def read_project(path: Path, *, is_trusted: bool = False) -> ReadProject:
    """Read a project file and look for its sources.

    Parameters
    ----------
    path : Path
        The file.
    is_trusted : bool
        True for one that the user wrote: only then are other machines asked for files.

    Raises
    ------
    SourceError
        It cannot be read, or is no project.
    """
    path = path.absolute()
    content = _content(path)
    document = _document(path, content)
    parts = project_of_json(document)
    search = Search(path.parent, parts.project.is_package, is_trusted)
    places = {key: search.place_of(each) for key, each in parts.places.items()}
    sources = tuple(replace(each, place=places[each.source_id]) for each in parts.project.sources)
    basemap = parts.project.basemap
    if basemap.kind == "file":
        basemap = replace(basemap, code=places[""])
    facts = tuple(map(search.place_of, parts.facts))
    project = replace(parts.project, sources=sources, basemap=basemap, facts=facts)
    is_newer = _version(document) > VERSION
    problems = (*parts.problems, *search.problems)
    if is_newer:
        problems = (_of_newer(project, document, path), *problems)
    missing = frozenset(each.source_id for each in sources if _is_missing(each))
    return ReadProject(path, project, document, digest_of(content), missing, problems, is_newer)


def _is_missing(source: ProjectSource) -> bool:
    is_file = source.source_id != EMBEDDED and "://" not in source.place
    return is_file and not is_there(source.place)


def all_lie_in(project: Project, folder: Path) -> bool:
    """Return True where all files of a project lie in a folder or below."""
    places = (*(each.place for each in project.sources), *project.facts)
    files = (each for each in places if each and "://" not in each)
    return all(Path(each).is_relative_to(folder.absolute()) for each in files)


def content_of(document: Mapping[str, Any]) -> bytes:
    """Return the bytes of a project file.

    Names of files that are no text are kept too, as JSON writes what has no letter.
    """
    text = json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1)
    return (text + "\n").encode("utf-8", "backslashreplace")


def digest_of(content: bytes) -> str:
    """Return what tells one content of a file from another."""
    return blake2b(content, digest_size=16).hexdigest()


def digest_on_disk(path: Path) -> str:
    """Return the digest of a project file as it is now, "" where there is none.

    Raises
    ------
    SourceError
        It cannot be read.
    """
    try:
        return digest_of(path.read_bytes())
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise of_file_system(path, error) from error


def _content(path: Path) -> bytes:
    try:
        if not path.is_file() and path.exists():
            raise SourceError("no_file", path=path)
        with path.open("rb") as file:
            content = file.read(_LARGEST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise of_file_system(path, error) from error
    if len(content) > _LARGEST_BYTES:
        raise SourceError("project_too_large", path=path, most=_LARGEST_BYTES // 1024**2)
    return content


def _document(path: Path, content: bytes) -> dict[str, Any]:
    try:
        document = json.loads(
            content.decode("utf-8-sig"), parse_constant=str, parse_float=_finite_number
        )
    except (ValueError, RecursionError) as error:
        raise SourceError("project_damaged", path=path, details=str(error)) from error
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise SourceError("no_project", path=path)
    if _is_deep(document):
        raise SourceError("project_damaged", path=path)
    return document


def _finite_number(text: str) -> float | str:
    """Return a number, and one that is too large for that as the text which it is."""
    number = float(text)
    return number if math.isfinite(number) else text


def _is_deep(document: object) -> bool:
    level = [document]
    for _ in range(_DEEPEST):
        level = [part for each in level for part in _parts_of(each)]
        if not level:
            return False
    return True


def _parts_of(value: object) -> list[object]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []


def _version(document: Mapping[str, Any]) -> int:
    """Return which version wrote a document; what is no number counts as this one."""
    version = document.get("version")
    return version if isinstance(version, int) else VERSION


def _of_newer(project: Project, document: Mapping[str, Any], path: Path) -> Phrase:
    known = project_as_json(project, str(path.parent))
    unknown = list(dict.fromkeys(unknown_parts(known, document)))
    values = {"version": _version(document), "parts": ", ".join(unknown[:_MOST_NAMED]) or "–"}
    return Phrase("project.newer", values)
