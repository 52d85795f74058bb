"""Where what is packed into an archive belongs: names that a system takes, and none twice."""

from collections import Counter
from collections.abc import Iterable
from itertools import chain, count
from pathlib import PurePosixPath

from gisapp.sources.stand_ins.packed_files import Packed

_DEEPEST = 32
"""Folders of which a file's name keeps the last ones; no system takes any number of them."""
_LONGEST_BYTES = 200
"""Of a name; systems take 255."""
_SUFFIX_LETTERS = 12


def placed(members: Iterable[Packed]) -> dict[PurePosixPath, Packed]:
    """Return where each file of an archive belongs, inside a folder of its own.

    What comes from two places, is there twice, or is called like a folder, stays apart: its folder
    gets a number.

    Parameters
    ----------
    members : iterable of Packed
        Their names may be anything.
    """
    split = ((member, _split(member)) for member in members)
    named = [(member, parts, _possible_parts(parts)) for member, parts in split if parts]
    folders = {
        str(PurePosixPath(*made[:depth])).lower()
        for _, _, made in named
        for depth in range(1, len(made))
    }
    placed: dict[PurePosixPath, Packed] = {}
    owners: dict[str, tuple[str, int]] = {}
    copies: Counter[str] = Counter()
    for member, parts, made in named:
        whole, parent = "/".join(parts).lower(), "/".join(parts[:-1]).lower()
        owner = parent, copies[whole]
        copies[whole] += 1
        folder, name = PurePosixPath(*made[:-1]), made[-1]
        numbered = (PurePosixPath(f"{folder} {n}" if folder.name else f"{n}") for n in count(2))
        free = next(
            each
            for each in chain((folder,), numbered)
            if str(each / name).lower() not in folders
            and owners.setdefault(str(each).lower(), owner) == owner
        )
        placed[free / name] = member
    return placed


def _split(member: Packed) -> list[str]:
    """Return the folders of a file in an archive and its name; nothing where it has no name."""
    parts = [part for part in member.name.split("/") if part not in ("", ".")]
    return parts if parts and parts[-1] != ".." else []


def _possible_parts(parts: list[str]) -> list[str]:
    """Return folders and a name that a file can have, and that lead nowhere but down."""
    return [_possible(part) for part in parts if part != ".."][-_DEEPEST:]


def _possible(name: str) -> str:
    """Return a name that a file can have, with the same suffix."""
    name = name.replace("\0", "_")
    if len(name.encode(errors="replace")) <= _LONGEST_BYTES:
        return name
    suffix = PurePosixPath(name).suffix[:_SUFFIX_LETTERS]
    return name.encode(errors="replace")[:_LONGEST_BYTES].decode(errors="ignore") + suffix
