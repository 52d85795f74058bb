"""Pictures and documents beside a file: those that its cells name, and those called as a row."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath

from gisapp.core.own_parks.subjects.documents import belongs_to, is_address

PICTURES = frozenset((".jpg", ".jpeg", ".png", ".gif", ".bmp", ".webp"))
_PAPERS = frozenset(
    (
        *(".pdf", ".txt", ".md", ".rtf", ".csv", ".doc", ".docx", ".odt", ".wps", ".ofd"),
        *(".xls", ".xlsx", ".ods", ".et", ".ppt", ".pptx", ".odp", ".dwg", ".dxf", ".heic"),
        *(".tif", ".tiff", ".mp4", ".mov", ".zip", ".kml", ".kmz", ".geojson"),
    )
)
"""What the system may open; nothing that a system would run."""
_FOLDERS = frozenset(
    (
        *("photos", "photo", "pictures", "images", "img", "documents", "docs", "attachments"),
        *(
            "files",
            "照片",
            "图片",
            "影像",
            "现场照片",
            "附件",
            "文档",
            "资料",
            "档案",
            "照片資料",
            "圖片",
        ),
    )
)
"""Folders beside a file that are looked into, in any case."""
_MOST_FILES = 20_000
"""Of one folder; what is beyond is not looked at."""
_MOST_FOUND = 500


@dataclass(frozen=True)
class Documents:
    """What there is of a row.

    Parameters
    ----------
    pictures, papers : tuple of Path
        Files that are there.
    addresses : tuple of str
        Nothing of them was fetched.
    missing : tuple of str
        Paths as they are written that lead to no file.
    outside : tuple of str
        Paths as they are written that lead out of the file's own folder, and are not followed.
    """

    pictures: tuple[Path, ...] = ()
    papers: tuple[Path, ...] = ()
    addresses: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return any((self.pictures, self.papers, self.addresses, self.missing, self.outside))


def documents_of(source: Path, named: Sequence[str], key: str) -> Documents:
    """Return the pictures and documents of a row.

    Parameters
    ----------
    source : Path
        The file that the row stands in; paths lead on from its folder.
    named : sequence of str
        Paths and addresses that its cells have.
    key : str
        What files are called that belong to it; empty for none.
    """
    addresses = [each for each in named if is_address(each)]
    found: dict[Path, None] = {}
    missing: list[str] = []
    outside: list[str] = []
    for text in named:
        if text in addresses:
            continue
        path = _inside(source.parent, text)
        if path is None:
            outside.append(text)
        elif _is_file(path) and _is_harmless(path):
            found[path] = None
        else:
            missing.append(text)
    # As `_inside` has it, so that a file that is named and called so is one.
    found.update(dict.fromkeys(_called(Path(os.path.realpath(source.parent)), key)))
    files = [path for path in found if _is_harmless(path)][:_MOST_FOUND]
    return Documents(
        tuple(path for path in files if path.suffix.lower() in PICTURES),
        tuple(path for path in files if path.suffix.lower() not in PICTURES),
        tuple(addresses),
        tuple(missing),
        tuple(outside),
    )


def _inside(folder: Path, text: str) -> Path | None:
    """Return where a path leads from a folder; None where that is not within it.

    A share of another computer is never asked: the question alone tells it who asks.
    """
    written = PureWindowsPath(text)
    if written.drive or written.root or PurePosixPath(text).is_absolute() or "\0" in text:
        return None
    try:
        path = (folder / Path(*written.parts)).resolve()
        root = folder.resolve()
    except (OSError, RuntimeError):
        return None
    return path if path.is_relative_to(root) else None


def _called(folder: Path, key: str) -> Iterator[Path]:
    """Yield the files in the folders beside a file that are called as a key, by their names."""
    if not key.strip():
        return
    for place in sorted(_entries(folder)):
        if place.name.casefold() in _FOLDERS and place.is_dir():
            for entry in sorted(_entries(place)):
                if belongs_to(entry.name, key) and not entry.is_symlink():
                    yield from sorted(_entries(entry)) if entry.is_dir() else (entry,)


def _entries(folder: Path) -> list[Path]:
    try:
        return [path for _, path in zip(range(_MOST_FILES), folder.iterdir(), strict=False)]
    except OSError:
        return []


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False


def _is_harmless(path: Path) -> bool:
    return path.suffix.lower() in PICTURES | _PAPERS and _is_file(path)
